// Stored files: what the service records of them, what candidates do with the list meanwhile, and deletions give the same rows in whatever
// order they are delivered, however often, in any batches.
import fc from 'fast-check';
import type { Command } from '../../../shared/commands/kinds';
import type { StoredItem } from '../../../shared/writer/state';
import {
  aDelete,
  aDeletedFile,
  aDiscard,
  aDraft,
  aFile,
  anImport,
  anUndo,
  aPatch,
  aPut,
  aRecord,
  aRevert,
  aSubmit,
  fileId,
  idOf,
} from '../../factories/commands';
import { MemoryDatabase } from '../../factories/memory-database';
import { received } from '../../factories/messages';
import { auditPlayed } from './played';
import { batchesOf } from './schedules';

const profileId = idOf(0xabc);
const step = 'resume' as const;
const ofFiles = { step, section: 'resume-documents' };

const files = fc.integer({ min: 1, max: 3 });
const states = fc.constantFrom(
  { state: 'quarantined', stateReason: 'awaiting-scan' } as const,
  { state: 'available' } as const,
  { state: 'refused', stateReason: 'broken' } as const,
  { state: 'refused', stateReason: 'malware' } as const,
);
/** The same bytes may come twice, under two names. */
const drops = fc.constantFrom({}, { fileName: 'other.pdf', importSource: 'agency', candidateReference: 'C-7' });
const parses = fc.constantFrom(
  null,
  {},
  { status: 'failed', confidence: null, data: {}, text: null } as const,
  { parserVersion: '2.0.0', data: { basics: { name: 'Grace' } } },
  { parserVersion: '2.0.0', status: 'partial', confidence: 0.3 } as const,
);

/** Only the first file is ever marked: a second mark is refused while the first stands, and then the order does matter. */
const listed = fc.tuple(
  fc.subarray([1, 2, 3]).chain((some) => fc.shuffledSubarray(some, { minLength: some.length })),
  fc.boolean(),
);

const acts = fc.record({
  kind: fc.constantFrom(
    'record' as const,
    'record' as const,
    'delete-resume' as const,
    'submit' as const,
    'submit' as const,
    'put' as const,
    'patch' as const,
    'delete' as const,
    'draft' as const,
    'discard' as const,
  ),
  file: files,
  state: states,
  drop: drops,
  parse: parses,
  list: listed,
  name: fc.constantFrom('a.pdf', 'b.pdf'),
});
type Act = typeof acts extends fc.Arbitrary<infer T> ? T : never;

/** Candidates call files otherwise than any came. */
function command({ kind, file, state, drop, parse, list, name }: Act, number: number): Command {
  const given = { number, at: Math.floor(number / 2) };
  const [order, isPrimary] = list;
  const marked = (one: number) => ({ fileName: name, isPrimary: isPrimary && one === 1 });
  const { itemId: _itemId, ...payload } = aFile(file, marked(file));
  const item = { ...given, ...ofFiles, itemId: fileId(file) };
  switch (kind) {
    case 'record':
      return aRecord({ ...given, file, document: { ...state, ...drop }, parse });
    case 'delete-resume':
      return aDeletedFile({ ...given, file });
    case 'submit':
      return aSubmit({ ...given, step, payload: { resumeDocuments: order.map((one) => aFile(one, marked(one))) } });
    case 'put':
      return { ...aPut({ ...given, ...ofFiles, payload }), itemId: item.itemId };
    case 'patch':
      return {
        ...aPatch({ ...given, ...ofFiles, payload: marked(file) }),
        itemId: item.itemId,
      };
    case 'delete':
      return { ...aDelete({ ...given, ...ofFiles }), itemId: item.itemId };
    case 'draft':
      return aDraft({ ...given, step, payload: { resumeDocuments: [aFile(file)] } });
    case 'discard':
      return aDiscard({ ...given, step });
    default:
      throw new TypeError(`no command for ${JSON.stringify(kind satisfies never)}`);
  }
}

/** Positions without their gaps. */
function ranked(items: ReadonlyMap<string, StoredItem> | undefined) {
  const rows = [...(items ?? [])].sort(([, one], [, other]) => one.position - other.position);
  expect(new Set(rows.map(([, { position }]) => position)).size).toBe(rows.length);
  return rows.map(([itemId, { item }]) => ({ itemId, item }));
}

function rowsOf(database: MemoryDatabase) {
  const { progress, drafts, items, itemWrites } = database.profile(profileId);
  const bare = (rows: ReadonlyMap<string, object>) =>
    Object.fromEntries([...rows].map(([key, row]) => [key, { ...row, authors: undefined }]));
  const { submitted = null, startedAt, completedAt, status } = progress.get(step) ?? {};
  return {
    progress: { submitted, startedAt, completedAt, status },
    files: ranked(items.get('resume-documents')),
    parses: bare(items.get('resume-parsing') ?? new Map()),
    itemWrites: bare(itemWrites),
    draft: drafts.get(step)?.text,
  };
}

function expectConvergence(
  before: readonly Command[],
  commands: readonly Command[],
  batches: readonly Command[][],
): void {
  const [database, inOrder] = [new MemoryDatabase(), new MemoryDatabase()];
  for (const one of before) for (const each of [database, inOrder]) each.apply([received(one)]);
  const decisions = batches.map((batch) => database.apply(batch.map(received)));
  for (const one of commands) inOrder.apply([received(one)]);
  expect(rowsOf(database)).toEqual(rowsOf(inOrder));
  expect(database.verify(profileId)).toMatchObject({ intact: true });
  const recorded = decisions.flatMap(({ appended }) => appended.operations.map((row) => row.operationId));
  expect([...recorded].sort()).toEqual(commands.map(({ operationId }) => operationId).sort());
}

const scheduled = (some: fc.Arbitrary<Command[]>) =>
  some.chain((commands) => fc.tuple(fc.constant(commands), batchesOf(commands)));

test('of files that nobody has recorded yet, whatever comes first', () => {
  const some = fc
    .array(acts, { minLength: 1, maxLength: 9 })
    // A patch or a deletion finds an item or it does not: that depends on the order, and is shown below where there is one.
    .map((all) => all.filter(({ kind }) => kind !== 'patch' && kind !== 'delete'))
    .map((all) => all.map((act, at) => command(act, at + 1)));
  fc.assert(
    fc.property(scheduled(some), ([commands, batches]) => expectConvergence([], commands, batches)),
    { numRuns: 1500 },
  );
});

test('of files that are there, whatever candidates and parsers do with them', () => {
  const before = [1, 2, 3].map((file) => aRecord({ number: 0x900 + file, at: 0, file, parse: null }));
  const some = fc.array(acts, { minLength: 1, maxLength: 9 }).map((all) => all.map((act, at) => command(act, at + 1)));
  fc.assert(
    fc.property(scheduled(some), ([commands, batches]) => expectConvergence(before, commands, batches)),
    { numRuns: 1500 },
  );
});

test('whatever is taken back or brought besides, a recorded file is there with its facts until it is deleted, and no parse without its file', () => {
  const undoing = fc
    .record({ kind: fc.constantFrom('revert', 'import', 'undo'), of: fc.integer({ min: 1, max: 14 }), file: files })
    .map(({ kind, of, file }) => (number: number): Command => {
      const given = { number, at: Math.floor(number / 2) };
      if (kind === 'import') return anImport({ 'resume-documents': [aFile(file)] }, given);
      return kind === 'revert' ? aRevert(of, given) : anUndo(of, given);
    });
  const doing = acts.map((act) => (number: number) => command(act, number));
  const some = fc
    .array(fc.oneof(doing, doing, undoing), { minLength: 1, maxLength: 14 })
    .map((all) => all.map((make, at) => make(at + 1)));
  fc.assert(
    fc.property(scheduled(some), ([, batches]) => {
      const database = new MemoryDatabase();
      const [recorded, deleted] = [new Set<string>(), new Set<string>()];
      for (const batch of batches) {
        for (const { command: one } of database.apply(batch.map(received)).told) {
          if (one.kind === 'record-resume') recorded.add(one.payload.documentId);
          if (one.kind === 'delete-resume') deleted.add(one.payload.documentId);
        }
        const rows = database.profile(profileId).items;
        const held = [...(rows.get('resume-documents') ?? [])].filter(([, { item }]) => item.blobName !== null);
        expect(new Set(held.map(([itemId]) => itemId))).toEqual(
          new Set([...recorded].filter((one) => !deleted.has(one))),
        );
        expect([...(rows.get('resume-documents') ?? new Map()).keys()].filter((itemId) => deleted.has(itemId))).toEqual(
          [],
        );
        for (const [itemId, { item }] of held) {
          const file = [1, 2, 3].find((one) => fileId(one) === itemId) ?? 0;
          expect(item).toMatchObject({ sizeBytes: 1000 + file, source: 'import', state: expect.any(String) });
        }
        for (const { item } of (rows.get('resume-parsing') ?? new Map<string, StoredItem>()).values()) {
          expect(rows.get('resume-documents')?.has(String(item.documentItemId))).toBe(true);
        }
        ranked(rows.get('resume-documents'));
      }
      expect(database.verify(profileId)).toMatchObject({ intact: true });
    }),
    { numRuns: 1500 },
  );
});

test('the audit trail, played from the start, gives the rows', () => {
  const some = fc.array(acts, { minLength: 1, maxLength: 9 }).map((all) => all.map((act, at) => command(act, at + 1)));
  fc.assert(
    fc.property(scheduled(some), ([, batches]) => {
      const database = new MemoryDatabase();
      const played = auditPlayed(database, batches);
      for (const section of ['resume-documents', 'resume-parsing']) {
        const rows = [...(database.profile(profileId).items.get(section) ?? [])];
        const left = [...played].filter(([key, value]) => key.startsWith(section) && value !== null);
        expect(left.map(([key, value]) => [key, JSON.parse(String(value))]).sort()).toEqual(
          rows.map(([id, { item, position }]) => [`${section} ${id}`, { ...item, position }]).sort(),
        );
      }
    }),
    { numRuns: 300 },
  );
});
