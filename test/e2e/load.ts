// Clients that write to a few profiles at once and do not give up: what was not answered is sent again under the same key.
import { randomUUID } from 'node:crypto';
import type { StepName } from '../../shared/sections/section';
import { type Answer, acceptedIn, type Client } from './client';
import { pause, Random } from './random';

/** One step of one profile. In half of them one session writes and counts its saves, so that its revisions decide. */
export interface Lane {
  readonly profileId: string;
  readonly step: StepName;
  readonly sessionId: string | undefined;
  revision: number;
}

export interface Write {
  readonly lane: Lane;
  readonly kind: 'save-draft' | 'submit-step';
  readonly payload: object;
  readonly headers: Readonly<Record<string, string>>;
  readonly sessionId: string | undefined;
  readonly revision: number | undefined;
}

export interface Loaded {
  /** By operationId: every write that was answered with 200 or 202. */
  readonly accepted: ReadonlyMap<string, Write>;
  readonly lanes: readonly Lane[];
  /** How many writes were answered with 422. */
  readonly refused: number;
  /** How often a client had to send a write again. */
  readonly retries: number;
}

const steps: readonly StepName[] = ['projects', 'education', 'aspirations'];
const profiles = 8;
const clients = 24;
const longestPauseMs = 200;
/** Much longer than anything is away. */
const patienceMs = 120_000;

function lanesOf(random: Random): Lane[] {
  return Array.from({ length: profiles }, () => randomUUID()).flatMap((profileId) =>
    steps.map((step) => ({ profileId, step, sessionId: random.chance(0.5) ? randomUUID() : undefined, revision: 0 })),
  );
}

export interface LoadOptions {
  readonly seed: number;
  /** Asked with the number of writes that were accepted so far; what was begun is still brought to its end. */
  readonly isOver: (accepted: number) => boolean;
  /** Nobody will answer any more. */
  readonly hopeless: AbortSignal;
}

/** Rejects for an answer that no write may get, and when it is hopeless. */
export async function load(client: Client, { seed, isOver, hopeless }: LoadOptions): Promise<Loaded> {
  const lanes = lanesOf(new Random(seed));
  const accepted = new Map<string, Write>();
  let [refused, retries] = [0, 0];
  const onRetry = () => {
    hopeless.throwIfAborted();
    retries += 1;
  };
  const work = async (random: Random) => {
    while (!isOver(accepted.size)) {
      hopeless.throwIfAborted();
      const lane = lanes[random.between(0, lanes.length - 1)];
      if (!lane) continue;
      if (random.chance(0.1)) await read(client, lane);
      if (random.chance(0.05)) {
        await refuse(client, lane, onRetry);
        refused += 1;
      } else {
        const write = writeOf(lane, random);
        const { operationId } = await accept(client, write, onRetry);
        // Some clients never see the answer and send again what was accepted.
        if (random.chance(0.15)) {
          const again = await accept(client, write, onRetry);
          if (again.operationId !== operationId)
            throw new Error(`one key, two operations: ${operationId} ${again.operationId}`);
        }
        accepted.set(operationId, write);
      }
      await pause(random.between(0, longestPauseMs));
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => work(new Random(seed + 1 + index))));
  return { accepted, lanes, refused, retries };
}

function writeOf(lane: Lane, random: Random): Write {
  const { sessionId } = lane;
  const revision = sessionId === undefined ? undefined : ++lane.revision;
  const kind = random.chance(0.5) ? 'save-draft' : 'submit-step';
  const headers = {
    'idempotency-key': randomUUID(),
    ...(sessionId === undefined ? {} : { 'session-id': sessionId, revision: String(revision) }),
    ...(random.chance(0.3) ? { prefer: 'wait=2' } : {}),
  };
  return { lane, kind, payload: payloadOf(lane.step, random), headers, sessionId, revision };
}

/** Few items with few values, so that items come, change, move and go. */
function payloadOf(step: StepName, random: Random): object {
  const items = (field: string, more: object) =>
    random
      .shuffled([1, 2, 3, 4, 5])
      .slice(0, random.between(0, 5))
      .map((item) => ({
        itemId: `00000000-0000-4000-8000-00000000000${item}`,
        [field]: `Value ${random.between(1, 50)}`,
        ...more,
      }));
  if (step === 'projects') return { projects: items('name', { highlights: ['"quoted"\n'] }) };
  if (step === 'education') {
    const certifications = items('name', { issuer: 'Issuer' }).map((one) => ({
      ...one,
      itemId: one.itemId.replace(/^0/, '1'),
    }));
    return { education: items('institution', { level: random.between(1, 8) }), certifications };
  }
  return {
    careerAspirations: { targetTitles: [`Title ${random.between(1, 50)}`], noticePeriodDays: random.between(0, 700) },
  };
}

async function accept(client: Client, { lane, kind, payload, headers }: Write, onRetry: () => void) {
  const { profileId, step } = lane;
  const answer = await untilAnswered(onRetry, () =>
    kind === 'save-draft'
      ? client.saveDraft(profileId, step, payload, headers)
      : client.submit(profileId, step, payload, headers),
  );
  return acceptedIn(answer);
}

/** Reads are answered, or say that they cannot be, or the app is not there. */
async function read(client: Client, { profileId, step }: Lane): Promise<void> {
  const status = await client.getStep(profileId, step).then(
    (answer) => answer.status,
    () => 'no answer',
  );
  if (![200, 503, 'no answer'].includes(status)) throw new Error(`a read was answered with ${status}`);
}

/** A project without a name: refused, and recorded once. */
async function refuse(client: Client, { profileId, step }: Lane, onRetry: () => void): Promise<void> {
  const headers = { 'idempotency-key': randomUUID() };
  const answer = await untilAnswered(onRetry, () => client.submit(profileId, step, { note: 'x' }, headers));
  if (answer.status !== 422) throw new Error(`not refused: ${answer.status} ${JSON.stringify(answer.body)}`);
}

/** Sends again after 503 and after no answer at all; every other answer is one. */
async function untilAnswered(onRetry: () => void, send: () => Promise<Answer>): Promise<Answer> {
  const deadline = Date.now() + patienceMs;
  while (true) {
    const answer = await send().catch((error: unknown) => {
      if (Date.now() > deadline) throw error;
      return undefined;
    });
    if (answer && answer.status !== 503) return answer;
    if (Date.now() > deadline) throw new Error(`still 503 after ${patienceMs} ms: ${JSON.stringify(answer?.body)}`);
    onRetry();
    await pause(200);
  }
}
