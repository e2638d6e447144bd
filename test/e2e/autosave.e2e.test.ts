// A thousand autosaves over a bad network, of sessions that overlap: no session goes back, the last revision of the last one wins, and the audit has every draft that ever was the draft.
// AUTOSAVE_SEED begins another run than the usual one.
import { parseChainKeys } from '../../shared/audit/chain-keys';
import { verifyChain } from '../../shared/audit/verify';
import { readChain } from '../../shared/reading/read-chain';
import { eventually } from '../local/eventually';
import { type Autosave, type Autosaved, autosave, type Lane, lanesOf } from './autosaves';
import { startTestStack, type TestStack } from './stack';

const seed = Number(process.env.AUTOSAVE_SEED ?? 1);
/** 10 profiles with 2 steps each. */
const lanes = lanesOf({ profiles: 10, sessions: 2, revisions: 25 });
const drafts = 1_000;

/** A change of a draft as GET of the history tells it. */
interface Told {
  readonly operationId: string;
  readonly step: string;
  readonly sessionId: string;
  readonly before: object | null;
  readonly after: object | null;
}

let stack: TestStack;
let saved: Autosaved;
/** What became of each operation. */
let statuses: ReadonlyMap<string, string>;

beforeAll(async () => {
  stack = await startTestStack();
  saved = await autosave(stack.client, lanes, seed);
  statuses = await eventually('every draft to have an outcome', outcomes, 120_000);
}, 300_000);
afterAll(async () => {
  await stack?.stop();
}, 60_000);

async function outcomes(): Promise<ReadonlyMap<string, string> | false> {
  const rows = await stack.rows('SELECT operationId, status FROM ops.Operation;');
  const found = new Map(rows.map((row) => [String(row.operationId).toLowerCase(), String(row.status)]));
  return [...saved.accepted.keys()].every((operationId) => found.has(operationId)) && found;
}

const last = (list: readonly Autosave[]) => list[list.length - 1];
const of = (lane: Lane) => [...saved.accepted].filter(([, draft]) => draft.lane === lane);
const applied = (lane: Lane) => of(lane).filter(([operationId]) => statuses.get(operationId) === 'applied');

test('every draft is one operation, however often it was lost and sent again', async () => {
  expect(saved.accepted.size).toBe(drafts);
  expect(saved.lost).toBeGreaterThan(drafts / 10);
  expect(saved.repeated).toBeGreaterThan(drafts / 10);
  expect(statuses.size).toBe(drafts);
  expect(new Set(statuses.values())).toEqual(new Set(['applied', 'superseded']));
});

test('the draft of each step is the last revision of its last session', async () => {
  for (const lane of lanes) {
    const newest = last(lane.sessions[lane.sessions.length - 1] ?? []);
    const { body } = await stack.client.getStep(lane.profileId, lane.step);
    expect(body).toMatchObject({
      draft: { payload: newest?.payload, revision: newest?.revision, sessionId: newest?.sessionId },
      draftVersion: applied(lane).length,
      final: null,
    });
  }
});

test('the history has every draft that was applied, once, each session in the order of its revisions, and no other', async () => {
  for (const profileId of new Set(lanes.map((lane) => lane.profileId))) {
    const history = (await walkDrafts(profileId)).reverse();
    for (const lane of lanes.filter((one) => one.profileId === profileId)) {
      const told = history.filter(({ step }) => step === lane.step);
      const kept = new Map(applied(lane));
      expect(told.map(({ operationId }) => operationId).sort()).toEqual([...kept.keys()].sort());
      expect(told.map(({ after }) => after)).toEqual(told.map(({ operationId }) => kept.get(operationId)?.payload));
      // Each replaces the one before it.
      expect(told.map(({ before }) => before)).toEqual([null, ...told.slice(0, -1).map(({ after }) => after)]);
      for (const drafts of lane.sessions) {
        const revisions = told.flatMap(({ operationId }) => {
          const draft = kept.get(operationId);
          return draft && drafts.includes(draft) ? [draft.revision] : [];
        });
        expect(revisions).toEqual([...revisions].sort((one, other) => one - other));
      }
    }
  }
});

test('the rows of the audit are the same, and its chains hold', async () => {
  const rows = await stack.rows('SELECT operationId FROM audit.ChangeSet;');
  const kept = lanes.flatMap((lane) => applied(lane).map(([operationId]) => operationId));
  expect(rows.map(({ operationId }) => String(operationId).toLowerCase()).sort()).toEqual(kept.sort());
  const keys = parseChainKeys(stack.settings.AUDIT_CHAIN_KEYS).all;
  for (const profileId of new Set(lanes.map((lane) => lane.profileId))) {
    const chain = await readChain(stack.pool, profileId);
    expect(chain && verifyChain(chain.sets, chain.head, keys)).toMatchObject({ intact: true });
  }
});

/** Newest first, page by page. */
async function walkDrafts(profileId: string): Promise<Told[]> {
  const changes: Told[] = [];
  let next: unknown = `/api/profiles/${profileId}/history?section=step-draft&limit=40`;
  while (typeof next === 'string') {
    const { status, body } = await stack.client.get(next);
    expect(status).toBe(200);
    changes.push(...(body.changes as Told[]));
    next = body.next;
  }
  return changes;
}
