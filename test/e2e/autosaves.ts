// Candidates whose browser saves drafts as they type, over a network that loses, repeats and reorders what it carries.
import { randomUUID } from 'node:crypto';
import type { StepName } from '../../shared/sections/section';
import { type Answer, acceptedIn, type Client, stepPath } from './client';
import { pause, Random } from './random';

/** One draft as the browser saved it. */
export interface Autosave {
  readonly lane: Lane;
  readonly sessionId: string;
  readonly revision: number;
  readonly payload: object;
  readonly key: string;
}

/** One step of one profile: visited in sessions of which the next begins before the one before is through. */
export interface Lane {
  readonly profileId: string;
  readonly step: StepName;
  /** Of each session its drafts, by revision. */
  readonly sessions: readonly (readonly Autosave[])[];
}

export interface Autosaved {
  /** By operationId. */
  readonly accepted: ReadonlyMap<string, Autosave>;
  readonly lost: number;
  readonly repeated: number;
}

const steps = ['projects', 'aspirations'] as const;
/** So many drafts of a session are on their way at once: later ones overtake earlier ones. */
const window = 8;
const longestDelayMs = 40;
/** In so many of its last windows a session shares the network with the next one. */
const overlap = 2;

export function lanesOf({
  profiles,
  sessions,
  revisions,
}: Record<'profiles' | 'sessions' | 'revisions', number>): Lane[] {
  return Array.from({ length: profiles }, () => randomUUID()).flatMap((profileId) =>
    steps.map((step) => {
      const lane = { profileId, step, sessions: [] as Autosave[][] };
      for (let session = 0; session < sessions; session++) lane.sessions.push(draftsOf(lane, revisions));
      return lane;
    }),
  );
}

function draftsOf(lane: Lane, revisions: number): Autosave[] {
  const sessionId = randomUUID();
  return Array.from({ length: revisions }, (_, index) => {
    const typed = `${sessionId} ${index + 1}`;
    const payload =
      lane.step === 'projects' ? { projects: [{ name: typed }] } : { careerAspirations: { longTermGoal: typed } };
    return { lane, sessionId, revision: index + 1, payload, key: randomUUID() };
  });
}

/**
 * Every draft is accepted in the end. A session begins while the last drafts of the one before are still on their way; these are
 * accepted before the session's own last ones are sent.
 */
export async function autosave(client: Client, lanes: readonly Lane[], seed: number): Promise<Autosaved> {
  const accepted = new Map<string, Autosave>();
  let [lost, repeated] = [0, 0];
  const onLoss = () => {
    lost += 1;
  };
  const save = async (draft: Autosave, random: Random) => {
    const { operationId } = await untilAnswered(client, draft, random, onLoss);
    accepted.set(operationId, draft);
    while (random.chance(0.2)) {
      repeated += 1;
      await pause(random.between(0, 5 * longestDelayMs));
      const again = await untilAnswered(client, draft, random, onLoss);
      if (again.operationId !== operationId)
        throw new Error(`one key, two operations: ${operationId} ${again.operationId}`);
    }
  };
  const visit = async (lane: Lane, random: Random) => {
    for (const drafts of wavesOf(lane)) {
      const together = random.shuffled(drafts);
      const chances = together.map(() => new Random(random.between(0, 2 ** 31)));
      await Promise.all(together.map((draft, index) => save(draft, chances[index] ?? random)));
    }
  };
  await Promise.all(lanes.map((lane, index) => visit(lane, new Random(seed * 1000 + index))));
  return { accepted, lost, repeated };
}

/** The drafts that are on their way together: a window of a session, in the last of which the next session has begun. */
function wavesOf({ sessions }: Lane): Autosave[][] {
  const waves: Autosave[][] = [];
  for (const drafts of sessions) {
    const start = Math.max(0, waves.length - overlap);
    drafts.forEach((draft, index) => {
      const at = start + Math.floor(index / window);
      waves[at] = [...(waves[at] ?? []), draft];
    });
  }
  return waves;
}

/** As often as it takes: requests that never arrive, answers that never come back, and connections that break in between. */
async function untilAnswered(client: Client, draft: Autosave, random: Random, onLoss: () => void) {
  while (true) {
    await pause(random.between(0, longestDelayMs));
    const fate = random.next();
    if (fate < 0.1) {
      onLoss();
    } else if (fate < 0.2) {
      await send(client, draft);
      onLoss();
    } else if (fate < 0.3) {
      await cutOff(client, draft, random.between(0, 20));
      onLoss();
    } else return acceptedIn(await send(client, draft));
  }
}

function send(client: Client, { lane, payload, ...draft }: Autosave): Promise<Answer> {
  return client.saveDraft(lane.profileId, lane.step, payload, headersOf(draft));
}

/** The connection breaks after so many milliseconds: nobody knows how far the request has come. */
async function cutOff(client: Client, { lane, payload, ...draft }: Autosave, afterMs: number): Promise<void> {
  const path = `${stepPath(lane.profileId, lane.step)}/draft`;
  const authorization = await client.authorization(path);
  const request = {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json', ...headersOf(draft) },
    body: JSON.stringify(payload),
    signal: AbortSignal.timeout(afterMs),
  };
  await fetch(`${client.url}${path}`, request).catch(() => undefined);
}

function headersOf({ key, sessionId, revision }: Pick<Autosave, 'key' | 'sessionId' | 'revision'>) {
  return { 'idempotency-key': key, 'session-id': sessionId, revision: String(revision) };
}
