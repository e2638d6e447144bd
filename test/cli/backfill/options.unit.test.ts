// What `stepkeeper backfill` understands, and how it says what it does not.
import { backfillUsage, readOptions } from '../../../cli/backfill/options';
import { UsageError } from '../../../cli/usage';
import { idOf } from '../../factories/commands';

const mapping = ['--mapping', 'm.json'];

test('a run has defaults that are told', () => {
  expect(readOptions(['run', ...mapping])).toMatchObject({
    action: 'run',
    mapping: 'm.json',
    anew: false,
    batch: 500,
    rate: undefined,
    maxLogPercent: 70,
    maxBlocked: 5,
    waitSeconds: 60,
    patienceSeconds: 120,
    lockTimeoutSeconds: 5,
  });
  for (const told of ['(500)', '(70)', '(5)', '(60;', '(120)', 'somebody else (5)'])
    expect(backfillUsage).toContain(told);
});

test('every option is in the usage', () => {
  const known = [...backfillUsage.matchAll(/--[a-z-]+/g)].map(([name]) => name);
  const args = ['--mapping', 'm', '--batch', '1', '--rate', '2', '--max-log-percent', '3', '--max-blocked', '0'];
  const all = readOptions(['run', ...args, '--anew', '--wait', '0', '--patience', '0', '--lock-timeout', '9']);
  expect(all).toMatchObject({ batch: 1, rate: 2, maxLogPercent: 3, maxBlocked: 0, waitSeconds: 0, patienceSeconds: 0 });
  expect(all.lockTimeoutSeconds).toBe(9);
  expect(known).toEqual(expect.arrayContaining(args.filter((word) => word.startsWith('--'))));
});

test('what reads our own tables alone waits for a lock as long as it takes', () => {
  expect(readOptions(['status']).lockTimeoutSeconds).toBeUndefined();
  expect(readOptions(['verify', ...mapping]).lockTimeoutSeconds).toBe(5);
});

test('a run is named in any case, and kept in small letters', () => {
  const id = 'ABCDEF00-0000-4000-8000-000000000001';
  expect(readOptions(['undo', '--run', id]).run).toBe(id.toLowerCase());
});

test.each<[string, readonly string[], string]>([
  ['no action', [], 'backfill wants plan, run, status, report, verify, undo, not nothing'],
  ['an action that there is not', ['bring'], 'not bring'],
  ['an action that every object has', ['constructor'], 'not constructor'],
  ['two actions', ['run', 'undo', ...mapping], 'unexpected: undo'],
  ['a run without mapping', ['run'], 'backfill run wants --mapping FILE'],
  ['an undo without run', ['undo'], 'backfill undo wants --run ID'],
  ['an option of another action', ['verify', ...mapping, '--anew'], 'backfill verify takes no --anew'],
  ['a run that is no UUID', ['undo', '--run', '7'], '--run wants a UUID, not 7'],
  ['a batch of none', ['run', ...mapping, '--batch', '0'], '--batch wants a whole number from 1 to 1000, not 0'],
  ['half a user', ['plan', ...mapping, '--users', '0.5'], '--users wants a whole number'],
  ['a wait for no lock', ['run', ...mapping, '--lock-timeout', '0'], '--lock-timeout wants a whole number from 1'],
  ['a rate in words', ['run', ...mapping, '--rate', 'fast'], '--rate wants a whole number'],
  ['more than all of the log', ['run', ...mapping, '--max-log-percent', '101'], 'from 1 to 100, not 101'],
])('%s is typed wrong', (_, args, said) => {
  expect(() => readOptions(args)).toThrow(UsageError);
  expect(() => readOptions(args)).toThrow(said);
});

test('an option that nobody knows is refused', () => {
  expect(() => readOptions(['status', '--rnu', idOf(1)])).toThrow(/--rnu/);
});
