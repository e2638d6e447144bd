// What stands on the terminal after a plan, a run and a comparison.
import { plannedLines, runLines, verifiedLines } from '../../../cli/backfill/told';
import { idOf } from '../../factories/commands';

const tables = [
  {
    source: 'profiles',
    tableName: 'dbo.Users',
    lastKey: '9',
    rowsRead: 12_000,
    itemsBrought: 11_990,
    itemsLeftOut: 10,
  },
  { source: 'jobs', tableName: 'dbo.Jobs', lastKey: '9', rowsRead: 7, itemsBrought: 7, itemsLeftOut: 0 },
];
const sample = { table: 'dbo.Jobs', key: '7', column: 'fromDate', value: 'last\u001b[2J "spring"' };
const noDate = { source: 'jobs', field: 'startDate', code: 'no-date', why: 'Is no date.', count: 1_250 };
const reasons = [
  { ...noDate, samples: [sample] },
  { source: 'profiles', field: null, code: 'no-profile-id', why: 'Nothing gives a profile.', count: 3, samples: [] },
];

test('a plan is two tables, with what will not fit in columns below each other', () => {
  expect(plannedLines({ tables, reasons }, false)).toEqual([
    'source    table      rows read  brought  left out',
    'profiles  dbo.Users     12,000   11,990        10',
    'jobs      dbo.Jobs           7        7         0',
    '',
    'What will not fit, or not whole:',
    'findings  source    field      code           why',
    '   1,250  jobs      startDate  no-date        Is no date.',
    '       3  profiles             no-profile-id  Nothing gives a profile.',
    '',
    'Nothing was written.',
  ]);
});

test('samples stand below their reason, and cannot steer the terminal', () => {
  const lines = plannedLines({ tables, reasons }, true);
  const at = lines.findIndex((line) => line.includes('no-date'));
  expect(lines[at + 1]).toBe('    dbo.Jobs 7 fromDate: "last\\u001b[2J \\"spring\\""');
});

test('a plan without findings says that everything fits', () => {
  expect(plannedLines({ tables, reasons: [] }, true).slice(-3)).toEqual([
    'Everything fits.',
    '',
    'Nothing was written.',
  ]);
});

test('a run is told with its time and its findings', () => {
  const run = {
    ...{ runId: idOf(1), mapping: 'example', mappingHash: '', importId: idOf(2), status: 'done' as const },
    ...{ startedAt: new Date('2026-11-22T08:00:00Z'), finishedAt: new Date('2026-11-22T09:30:00Z') },
  };
  const [first, ...rest] = runLines(run, tables, [{ ...noDate, tableName: 'dbo.Jobs' }]);
  expect(first).toBe(`Run ${idOf(1)} of example: done, from 2026-11-22T08:00:00.000Z to 2026-11-22T09:30:00.000Z`);
  expect(rest.slice(-2)).toEqual([
    'findings  source  field      code     why',
    '   1,250  jobs    startDate  no-date  Is no date.',
  ]);
});

test('a comparison has a row for each source, and names what is at fault', () => {
  const counts = new Map([
    [
      'jobs',
      new Map([
        ['same' as const, 5],
        ['missing' as const, 1],
      ]),
    ],
  ]);
  const samples = [{ source: 'jobs', table: 'dbo.Jobs', key: '7', verdict: 'missing' as const }];
  expect(verifiedLines({ counts, samples, faults: 1 })).toEqual([
    'source  same  own  erased  missing  different  unexpected',
    'jobs       5    0       0        1          0           0',
    "own: the step is its owner's own by now.",
    '',
    'The first of 1 items that are missing, different, unexpected:',
    '    dbo.Jobs 7: missing',
  ]);
});
