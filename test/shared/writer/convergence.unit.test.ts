// The same commands, delivered in any order, any number of times, in any batches, give the same rows and one audit trail.
import fc from 'fast-check';
import { isOlder } from '../../../shared/writer/order';
import type { StoredItem } from '../../../shared/writer/state';
import { aDraft, anActor, aProject, aSubmit, idOf } from '../../factories/commands';
import { MemoryDatabase } from '../../factories/memory-database';
import { received } from '../../factories/messages';
import { modelOf, type StepCommand } from './model';
import { auditPlayed } from './played';
import { batchesOf, stepCommands } from './schedules';

const profileId = idOf(0xabc);

function rowsOf(database: MemoryDatabase) {
  const state = database.profile(profileId);
  const progress = state.progress.get('projects');
  const items = [...(state.items.get('projects') ?? [])].sort(([, one], [, other]) => one.position - other.position);
  const draft = state.drafts.get('projects');
  return {
    final:
      progress?.submitted || items.length > 0
        ? items.map(([itemId, { item }]) => ({ itemId, name: item.name }))
        : undefined,
    draft: draft && JSON.parse(draft.text),
    startedAt: progress?.startedAt,
    completedAt: progress?.completedAt ?? undefined,
  };
}

test('whatever the schedule, the rows are those of the model', () => {
  fc.assert(
    fc.property(
      stepCommands.chain((commands) => fc.tuple(fc.constant(commands), batchesOf(commands))),
      ([commands, batches]) => {
        const database = new MemoryDatabase();
        const decisions = batches.map((batch) => database.apply(batch.map(received)));
        expect(rowsOf(database)).toEqual(modelOf(commands));
        const audited = decisions.flatMap((decision) => decision.appended.changeSets.map((row) => row.operationId));
        expect(new Set(audited).size).toBe(audited.length);
        const recorded = decisions.flatMap((decision) => decision.appended.operations.map((row) => row.operationId));
        expect([...recorded].sort()).toEqual(commands.map((one) => one.operationId).sort());
        const sequences = decisions.flatMap((decision) => decision.appended.changeSets.map((row) => row.sequence));
        expect(sequences).toEqual(sequences.map((_, index) => index + 1));
      },
    ),
    { numRuns: 500 },
  );
});

/** Positions without their gaps. */
function ranked(items: ReadonlyMap<string, StoredItem>) {
  const positions = [...items.values()].map((row) => row.position).sort((one, other) => one - other);
  expect(new Set(positions).size).toBe(positions.length);
  return new Map([...items].map(([itemId, row]) => [itemId, { ...row, position: positions.indexOf(row.position) }]));
}

/** All that the rows hold, but what counts, names those who came by, or has no effect: the stamp of a draft before the submit. */
function everythingOf(database: MemoryDatabase) {
  const state = database.profile(profileId);
  const bare = (rows: ReadonlyMap<string, object>) =>
    Object.fromEntries(
      [...rows].map(([key, { authors: _authors, ...row }]: [string, { authors?: unknown }]) => [key, row]),
    );
  const { submitted = null, drafted = null } = state.progress.get('projects') ?? {};
  const counted = {
    version: 0,
    draftVersion: 0,
    drafted: submitted && drafted && isOlder(drafted, submitted) ? null : drafted,
  };
  return {
    progress: { ...bare(state.progress).projects, ...counted },
    items: bare(ranked(state.items.get('projects') ?? new Map())),
    itemWrites: bare(state.itemWrites),
    drafts: bare(state.drafts),
    sessions: bare(state.sessions),
  };
}

test('whatever the schedule, every row is as if each command had come once, in the order of acceptance', () => {
  fc.assert(
    fc.property(
      stepCommands.chain((commands) => fc.tuple(fc.constant(commands), batchesOf(commands))),
      ([commands, batches]) => {
        const [database, inOrder] = [new MemoryDatabase(), new MemoryDatabase()];
        for (const batch of batches) database.apply(batch.map(received));
        for (const command of commands) inOrder.apply([received(command)]);
        expect(everythingOf(database)).toEqual(everythingOf(inOrder));
        expect(database.verify(profileId)).toMatchObject({ intact: true });
      },
    ),
    { numRuns: 1000 },
  );
});

test('the audit trail, played from the start, gives the rows', () => {
  fc.assert(
    fc.property(
      stepCommands.chain((commands) => fc.tuple(fc.constant(commands), batchesOf(commands))),
      ([, batches]) => {
        const database = new MemoryDatabase();
        const played = auditPlayed(database, batches);
        const items = [...(database.profile(profileId).items.get('projects') ?? [])];
        const names = items.map(([itemId, { item }]) => [`projects ${itemId}`, item.name]);
        const left = [...played].filter(([key, value]) => key.startsWith('projects ') && value !== null);
        expect(left.map(([key, value]) => [key, JSON.parse(String(value)).name]).sort()).toEqual(names.sort());
      },
    ),
    { numRuns: 300 },
  );
});

test('the model itself knows that a late autosave of the same session loses', () => {
  const sessionId = idOf(1);
  const commands: StepCommand[] = [
    aDraft({ number: 1, sessionId, revision: 2, payload: { projects: [{ name: 'newer' }] } }),
    aDraft({ number: 2, sessionId, revision: 1, actor: anActor }),
    aSubmit({ number: 3, sessionId, revision: 0, payload: { projects: [aProject(1)] } }),
  ];
  expect(modelOf(commands)).toMatchObject({ draft: { projects: [{ name: 'newer' }] }, final: [aProject(1)] });
});
