// The load is what its description in docs/performance.md says.
import { commands, nextMessages } from '../../bench/workload/commands';
import { nextPuts } from '../../bench/workload/requests';
import { type Command, stepOf } from '../../shared/commands/kinds';
import { stepNames } from '../../shared/sections/section';
import { sortMessages } from '../../shared/writer/received';

const load = nextMessages(commands(1), 4_000);
const read = sortMessages(load);
const share = (is: (command: Command) => boolean) =>
  read.commands.filter(({ command }) => is(command)).length / read.commands.length;

test('every command can be read by the writer', () => {
  expect(read.unreadable).toEqual([]);
});

test('the same seed makes the same commands, another seed others', () => {
  expect(nextMessages(commands(1), 50)).toEqual(load.slice(0, 50));
  expect(nextMessages(commands(2), 50)).not.toEqual(load.slice(0, 50));
});

test('about half are drafts, four in ten submits, one in sixteen a refusal', () => {
  expect(share(({ kind }) => kind === 'save-draft')).toBeCloseTo(0.51, 1);
  expect(share(({ kind }) => kind === 'submit-step')).toBeCloseTo(0.43, 1);
  expect(share(({ kind }) => kind === 'record-validation-errors')).toBeCloseTo(0.06, 1);
});

test('all steps come up, and each profile many times', () => {
  for (const name of stepNames) expect(share((command) => stepOf(command) === name)).toBeGreaterThan(0.1);
  const profiles = new Set(read.commands.map(({ command }) => command.profileId));
  expect(profiles.size).toBeGreaterThan(400);
  expect(read.commands.length / profiles.size).toBeGreaterThan(4);
});

test('no JSON document passes 4,000 characters', () => {
  expect(
    Math.max(...read.commands.map(({ command }) => JSON.stringify('payload' in command ? command.payload : {}).length)),
  ).toBeLessThan(4_000);
});

test('a frontend sends drafts and submits, each to its own address', () => {
  const puts = nextPuts(commands(1), 100);
  expect(puts).toHaveLength(100);
  for (const { path } of puts) expect(path).toMatch(/^\/api\/profiles\/[0-9a-f-]{36}\/steps\/[a-z]+(\/draft)?$/);
});
