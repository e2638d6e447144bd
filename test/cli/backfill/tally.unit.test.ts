// What a page adds to the checkpoints, who of a page is brought, and as which commands.
import { importCommand, undoCommand } from '../../../cli/backfill/import-commands';
import { batchRecord, strayRecord } from '../../../cli/backfill/store/batch-record';
import type { Run } from '../../../cli/backfill/store/runs';
import { withStrays } from '../../../cli/backfill/strays';
import { sortOut } from '../../../cli/backfill/taken-profiles';
import { checkpointsAfter, findingOf, tablesOf } from '../../../cli/backfill/tally';
import { importOperationId } from '../../../shared/commands/identifiers';
import { idOf } from '../../factories/commands';
import { aJob, anUnreadable, aUser, mapping } from './brought-people';

const zero = { lastKey: null, rowsRead: 0, itemsBrought: 0, itemsLeftOut: 0 };
const begun = tablesOf(mapping).map((one) => ({ ...one, ...zero }));
const run: Run = {
  runId: idOf(0xbac),
  mapping: 'example',
  mappingHash: 'a'.repeat(64),
  importId: idOf(0x1337),
  status: 'running',
  startedAt: new Date('2026-11-22T08:00:00.123Z'),
  finishedAt: null,
};

describe('checkpoints', () => {
  const page = {
    profiles: [],
    lastKey: '20',
    rowsRead: new Map([
      ['profiles', 20],
      ['jobs', 31],
    ]),
  };

  test('count rows, items and what was left out, page by page', () => {
    const brought = [aUser(1, 1, aJob(1), aJob(2)), aUser(2, 2, aJob(3))];
    const findings = [
      findingOf(anUnreadable()),
      findingOf(anUnreadable({ outcome: 'field-left-out' })),
      findingOf(anUnreadable({ source: null, table: 'dbo.Users', outcome: 'profile-left-out' })),
    ];
    const once = checkpointsAfter(begun, page, brought, findings);
    expect(once).toEqual([
      { source: 'profiles', tableName: 'dbo.Users', lastKey: '20', rowsRead: 20, itemsBrought: 2, itemsLeftOut: 1 },
      { source: 'jobs', tableName: 'dbo.Jobs', lastKey: '20', rowsRead: 31, itemsBrought: 3, itemsLeftOut: 1 },
    ]);
    expect(checkpointsAfter(once, { ...page, lastKey: '40' }, brought, findings)[1]).toEqual({
      ...once[1],
      ...{ lastKey: '40', rowsRead: 62, itemsBrought: 6, itemsLeftOut: 2 },
    });
  });

  test('count rows of nobody as read and left out', () => {
    expect(withStrays(begun, new Map([['jobs', 4]]))).toMatchObject([
      { rowsRead: 0, itemsLeftOut: 0 },
      { rowsRead: 4, itemsLeftOut: 4 },
    ]);
  });
});

describe('a finding', () => {
  test('says where it stands, also inside of a column, and holds no sample', () => {
    const finding = findingOf(anUnreadable({ column: 'items', path: '/0/from', sample: 'secret' }));
    expect(finding).toMatchObject({ columnName: 'items /0/from', rowKey: '7', isLeftOut: true });
    expect(JSON.stringify(finding)).not.toContain('secret');
  });

  test('is cut to its columns, and never in the middle of a character', () => {
    const long = { ...findingOf(anUnreadable()), columnName: `${'c'.repeat(259)}😀`, rowKey: 'k'.repeat(900) };
    for (const record of [batchRecord(run, begun, [long]), strayRecord(run.runId, [long])]) {
      const [row] = JSON.parse(record.parameters.backfillFindings ?? '[]');
      expect(Object.values(row)).toEqual(expect.arrayContaining(['c'.repeat(259), 'k'.repeat(450)]));
    }
  });
});

describe('of users with one profile', () => {
  const idsOf = (numbers: readonly number[]) => new Set(numbers.map((number) => idOf(0x1000 + number)));

  test('the first of a page is brought, the others are told', () => {
    const { brought, taken } = sortOut(mapping, [aUser(1), aUser(2, 1), aUser(3), aUser(4, 1)], new Set());
    expect(brought.map(({ userKey }) => userKey)).toEqual(['1', '3']);
    expect(taken.map(({ key, code, table, outcome }) => [key, code, table, outcome])).toEqual([
      ['2', 'profile-taken', 'dbo.Users', 'profile-left-out'],
      ['4', 'profile-taken', 'dbo.Users', 'profile-left-out'],
    ]);
  });

  test('none is brought where a page before had the first', () => {
    const { brought, taken } = sortOut(mapping, [aUser(5, 1), aUser(6)], idsOf([1]));
    expect([brought.map(({ userKey }) => userKey), taken.map(({ key }) => key)]).toEqual([['6'], ['5']]);
  });

  test('who has none is neither brought nor told twice', () => {
    expect(sortOut(mapping, [aUser(1, null), aUser(2, null)], new Set())).toEqual({ brought: [], taken: [] });
  });
});

describe('commands', () => {
  test('of a run have ids that its repetition has too, and another run has not', () => {
    const [user] = sortOut(mapping, [aUser(1, 1, aJob(1))], new Set()).brought;
    if (!user) throw new Error('nobody is brought');
    const command = importCommand(run, user, 41);
    expect(importCommand(run, user, 41)).toEqual(command);
    expect(importCommand({ ...run, runId: idOf(0xbad) }, user, 41).operationId).not.toBe(command.operationId);
    expect(command).toMatchObject({
      kind: 'import-profile',
      operationId: importOperationId(run.runId, idOf(0x1001)),
      profileId: idOf(0x1001),
      bulk: { id: run.runId, line: 41 },
      actor: { id: 'backfill:example', type: 'system' },
      source: 'backfill',
      acceptedAt: '2026-11-22T08:00:00.123Z',
      payload: {
        importId: run.importId,
        ownerId: 'subject-1',
        sections: { 'work-experience': [{ itemId: aJob(1).itemId, employer: 'Ørsted' }] },
      },
    });
  });

  test('of the way back name the operation that they take back', () => {
    const at = new Date('2026-11-23T00:00:00Z');
    const brought = { profileId: idOf(1), operationId: idOf(2) };
    const command = undoCommand(run, brought, at);
    expect(command).toMatchObject({ kind: 'undo-import', payload: { importId: run.importId, operationId: idOf(2) } });
    expect(undoCommand(run, brought, new Date()).operationId).toBe(command.operationId);
  });
});
