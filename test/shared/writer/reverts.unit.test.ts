// What holds whatever is delivered in whatever order, reverts among it, whose effect depends on what they find.
import fc from 'fast-check';
import type { Command } from '../../../shared/commands/kinds';
import { isOlder } from '../../../shared/writer/order';
import type { ProfileState, Stamp } from '../../../shared/writer/state';
import { idOf } from '../../factories/commands';
import { MemoryDatabase } from '../../factories/memory-database';
import { received } from '../../factories/messages';
import { batchesOf, tangledCommands } from './schedules';

const profileId = idOf(0xabc);
const schedules = tangledCommands.chain((commands) => batchesOf(commands));

type See = (before: ProfileState, after: ProfileState, delivered: readonly Command[]) => void;

/** Applies batch after batch, and shows the state before and after each, and what has come so far. */
function played(batches: readonly Command[][], see: See = () => undefined) {
  const database = new MemoryDatabase();
  const changes: { readonly key: string; readonly after: unknown }[] = [];
  batches.forEach((batch, at) => {
    const before = database.profile(profileId);
    const { appended } = database.apply(batch.map(received));
    for (const { entity, itemId, afterValue } of appended.changes) {
      changes.push({ key: `${entity} ${itemId}`, after: afterValue === null ? null : JSON.parse(String(afterValue)) });
    }
    see(before, database.profile(profileId), batches.slice(0, at + 1).flat());
  });
  return { database, changes };
}

test('the rows are what the audit, played from the start, comes to, and its chain verifies', () => {
  fc.assert(
    fc.property(schedules, (batches) => {
      const { database, changes } = played(batches);
      const { items, drafts, progress } = database.profile(profileId);
      const rows = new Map<string, unknown>(
        [...(items.get('projects') ?? [])].map(([id, { item, position }]) => [`projects ${id}`, { ...item, position }]),
      );
      const draft = drafts.get('projects');
      if (draft) rows.set('step-draft null', JSON.parse(draft.text));
      if (progress.get('projects')?.status === 'completed') rows.set('step-progress null', { status: 'completed' });
      const audited = new Map(changes.map(({ key, after }) => [key, after]));
      expect(new Map([...audited].filter(([, after]) => after !== null))).toEqual(rows);
      expect(database.verify(profileId).intact).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('no two items stand in one place', () => {
  const see: See = (_, { items }) => {
    const positions = [...(items.get('projects') ?? [])].map(([, { position }]) => position);
    expect(new Set(positions).size).toBe(positions.length);
  };
  fc.assert(
    fc.property(schedules, (batches) => void played(batches, see)),
    { numRuns: 1000 },
  );
});

test('no write takes the place of a newer one', () => {
  const stamps = ({ progress, itemWrites }: ProfileState): [string, Stamp | null | undefined][] => [
    ['submitted', progress.get('projects')?.submitted],
    ['drafted', progress.get('projects')?.drafted],
    ...[...itemWrites].map(([key, { stamp }]): [string, Stamp] => [key, stamp]),
  ];
  const see: See = (before, after) => {
    const now = new Map(stamps(after));
    for (const [key, stamp] of stamps(before)) {
      const left = now.get(key);
      if (stamp) expect(left && !isOlder(left, stamp)).toBe(true);
    }
  };
  const oneByOne = schedules.map((batches) => batches.flat().map((one) => [one]));
  fc.assert(
    fc.property(oneByOne, (batches) => void played(batches, see)),
    { numRuns: 1000 },
  );
});

test('no autosave stands once a later one of its session has come', () => {
  const see: See = (_, { drafts }, delivered) => {
    const { sessionId, revision } = drafts.get('projects')?.stamp ?? {};
    const saves = delivered.filter(({ kind }) => kind === 'save-draft' || kind === 'discard-draft');
    const later = saves.filter((one) => one.sessionId === sessionId && Number(one.revision) > Number(revision));
    expect(later).toEqual([]);
  };
  fc.assert(
    fc.property(schedules, (batches) => void played(batches, see)),
    { numRuns: 1000 },
  );
});
