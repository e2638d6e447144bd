// What must be true of the database, the queue and the answers once all is quiet, whatever went wrong before.
import { parseChainKeys } from '../../shared/audit/chain-keys';
import { verifyChain } from '../../shared/audit/verify';
import { readChain, type StoredChain } from '../../shared/reading/read-chain';
import { sections } from '../../shared/sections/all';
import { eventually } from '../local/eventually';
import { isAfter, newest, type Ordered } from '../shared/writer/model';
import type { Lane, Loaded, Write } from './load';
import { messagesOn } from './queue-messages';
import type { TestStack } from './stack';

/** What ops.Operation holds of an accepted write. */
interface Applied extends Ordered {
  readonly profileId: string;
  readonly step: string;
  readonly kind: string;
  readonly status: string;
  readonly changed: boolean;
  readonly write: Write | undefined;
}

const patienceMs = 120_000;

export async function expectNothingLostOrDoubled(stack: TestStack, loaded: Loaded): Promise<void> {
  await eventually(
    'the queue to be empty',
    async () => (await messagesOn(stack, 'profile-commands')).length === 0,
    patienceMs,
  );
  expect(await messagesOn(stack, 'profile-commands', 'deadLetter')).toEqual([]);
  expect(await stack.rows('SELECT code, detail FROM ops.RejectedMessage;')).toEqual([]);
  const operations = await operationsOf(stack, loaded);
  expectOneOperationEach(operations, loaded);
  await expectOneTraceEach(stack, operations);
  for (const profileId of new Set(loaded.lanes.map((lane) => lane.profileId))) {
    const lanes = loaded.lanes.filter((lane) => lane.profileId === profileId);
    const chain = await readChain(stack.pool, profileId);
    if (chain)
      expectIntact(
        stack,
        chain,
        operations.filter((one) => one.profileId === profileId),
      );
    for (const lane of lanes) await expectAsModelled(stack, lane, operations, chain);
  }
}

async function operationsOf(stack: TestStack, { accepted }: Loaded): Promise<Applied[]> {
  const rows = await stack.rows(`SELECT o.profileId, o.operationId, o.step, o.kind, o.status, o.acceptedAt, o.sequence
    FROM ops.Operation AS o ORDER BY o.operationNumber;`);
  return rows.map((row) => {
    const write = accepted.get(String(row.operationId));
    return {
      profileId: String(row.profileId),
      operationId: String(row.operationId),
      step: String(row.step),
      kind: String(row.kind),
      status: String(row.status),
      acceptedAt: (row.acceptedAt as Date).toISOString(),
      changed: row.sequence !== null,
      ...(write?.sessionId === undefined ? {} : { sessionId: write.sessionId }),
      ...(write?.revision === undefined ? {} : { revision: write.revision }),
      write,
    };
  });
}

function expectOneOperationEach(operations: readonly Applied[], { accepted, refused }: Loaded): void {
  const writes = operations.filter(({ kind }) => kind !== 'record-validation-errors');
  expect(writes.map(({ operationId }) => operationId).sort()).toEqual([...accepted.keys()].sort());
  for (const { write, kind, step } of writes)
    expect({ kind, step }).toEqual({ kind: write?.kind, step: write?.lane.step });
  const ends = ['applied', 'unchanged', 'superseded'];
  expect(writes.filter(({ status }) => !ends.includes(status))).toEqual([]);
  // A refusal is told to the client even where the queue was away and it could not be recorded.
  expect(operations.length - writes.length).toBeLessThanOrEqual(refused);
}

/** What an operation leaves beside the rows it changed, it leaves once. */
async function expectOneTraceEach(stack: TestStack, operations: readonly Applied[]): Promise<void> {
  const idsIn = async (table: string, where = '') =>
    (await stack.rows(`SELECT t.operationId FROM ${table} AS t ${where};`))
      .map((row) => String(row.operationId))
      .sort();
  const ids = (of: (one: Applied) => boolean) =>
    operations
      .filter(of)
      .map(({ operationId }) => operationId)
      .sort();
  expect(await idsIn('audit.ChangeSet')).toEqual(ids(({ changed }) => changed));
  expect(await idsIn('builder.StepEvent')).toEqual(ids(({ status }) => status === 'applied'));
  const refusals = ids(({ kind }) => kind === 'record-validation-errors');
  expect(await idsIn('builder.ValidationError', "WHERE t.code = 'unknown_field'")).toEqual(refusals);
}

function expectIntact(stack: TestStack, chain: StoredChain, operations: readonly Applied[]): void {
  const keys = parseChainKeys(stack.settings.AUDIT_CHAIN_KEYS).all;
  const length = operations.filter(({ changed }) => changed).length;
  expect(verifyChain(chain.sets, chain.head, keys)).toEqual({ intact: true, length });
}

async function expectAsModelled(stack: TestStack, lane: Lane, all: readonly Applied[], chain: StoredChain | undefined) {
  const operations = all.filter(({ profileId, step }) => profileId === lane.profileId && step === lane.step);
  const submits = operations.filter(({ kind }) => kind === 'submit-step');
  const submit = newest(submits);
  const draft = newest(operations.filter(({ kind }) => kind === 'save-draft'));
  const kept = draft && (!submit || isAfter(draft, submit)) ? draft : undefined;
  const earliest = (some: readonly Applied[]) => some.map(({ acceptedAt }) => acceptedAt).sort()[0] ?? null;
  const { status, body } = await stack.client.getStep(lane.profileId, lane.step);
  expect({ status, ...body }).toMatchObject({
    status: 200,
    final: submit ? (submit.write?.payload ?? 'unknown') : null,
    draft: kept ? { payload: kept.write?.payload ?? 'unknown' } : null,
    progress: { startedAt: earliest(operations), completedAt: earliest(submits) },
  });
  expect(replayed(lane, chain)).toEqual(submit ? body.final : expect.anything());
}

/** The step's sections as the audit's changes, one after the other, make them. */
function replayed({ step }: Lane, chain: StoredChain | undefined): object {
  const changes = (chain?.sets ?? []).flatMap((set) => set.changes);
  const own = sections.filter((section) => section.step === step);
  return Object.fromEntries(
    own.map(({ name, property, cardinality }) => {
      const items = new Map<string | null, { position?: number }>();
      for (const { entity, itemId, afterValue } of changes) {
        if (entity !== name) continue;
        if (afterValue === null) items.delete(itemId);
        else items.set(itemId, JSON.parse(afterValue));
      }
      const list = [...items].sort(([, one], [, other]) => (one.position ?? 0) - (other.position ?? 0));
      if (cardinality === 'one') return [property, list[0]?.[1] ?? null];
      return [property, list.map(([itemId, { position, ...item }]) => ({ itemId, ...item }))];
    }),
  );
}
