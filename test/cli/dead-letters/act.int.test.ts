// The same command, given again after it was killed: what is gone by then is told, what is left is acted on, and no act stays begun.
import { act } from '../../../cli/dead-letters/act';
import { NoSuchLetter, NotAllDone } from '../../../cli/dead-letters/errors';
import { readOptions } from '../../../cli/dead-letters/options';
import { findLetters, type Places } from '../../../shared/dead-letters/find-letters';
import { aSubmit, idOf } from '../../factories/commands';
import { by, commands, type Ground, openGround } from '../../shared/dead-letters/ground';

let ground: Ground;
let next = 1;

beforeAll(async () => {
  ground = await openGround();
  // The bar of progress is none of a test's output.
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(async () => {
  await ground.empty();
  await ground.rows('DELETE FROM ops.DeadLetterAct;');
});
afterAll(() => ground?.close());

/** Dead letters, so many. Returns their ids, oldest first. */
async function dead(count: number): Promise<string[]> {
  for (const number of Array.from({ length: count }, () => next++)) {
    await ground.die(aSubmit({ number, profileId: idOf(0x3000 + number) }));
  }
  const ids: string[] = [];
  for await (const { letter } of findLetters(ground, { origin: 'queue' }))
    ids.push(`queue/${commands}/${letter.number}`);
  return ids;
}

/** What it printed. */
async function run(args: string, places: Places = ground): Promise<string[]> {
  const options = readOptions([...args.split(' '), '--reason', 'a test', '--yes']);
  if (options.action !== 'replay' && options.action !== 'discard') throw new Error(`${options.action} is no act`);
  const lines: string[] = [];
  await act(
    places,
    options.action,
    options,
    async () => by.actor,
    (line) => lines.push(line),
  );
  return lines;
}

/** Killed once a dead letter has gone, before that is on record. */
async function killed(args: string): Promise<void> {
  const queues = ground.queues.map(({ queue, cargo }) => ({
    cargo,
    queue: {
      ...queue,
      complete: async (messages: Parameters<typeof queue.complete>[0]) => {
        await queue.complete(messages.slice(0, 1));
        throw new Error('killed');
      },
    },
  }));
  await expect(run(args, { ...ground, queues })).rejects.toThrow('killed');
}

const states = async () => (await ground.acts()).map(({ number, act, state }) => `${number} ${act} ${state}`);
const numberIn = (id = '') => id.split('/').at(-1);

test('of messages that are named, those that are there are acted on, and the others are told', async () => {
  const [first, second] = await dead(2);
  await run(`discard ${first}`);
  const again = run(`discard ${first} ${second}`);
  await expect(again).rejects.toThrow(NotAllDone);
  await expect(again).rejects.toThrow(`There is no ${first}:`);
  expect(await ground.dead()).toEqual([]);
  expect(await states()).toEqual([first, second].map((id) => `${numberIn(id)} discard done`));
});

test('a discard that was killed goes on with what is left of what it named', async () => {
  const [first, second] = await dead(2);
  await killed(`discard ${first} ${second}`);
  await expect(run(`discard ${first} ${second}`)).rejects.toThrow(`There is no ${first}:`);
  expect(await ground.dead()).toEqual([]);
  expect((await states()).sort()).toEqual([
    `${numberIn(first)} discard done`,
    `${numberIn(second)} discard done`,
    `${numberIn(second)} discard interrupted`,
  ]);
});

test.each([
  ['by its id', (id = '') => id],
  ['by its queue', () => `--queue ${commands.toUpperCase()}`],
  ['by a filter that fits nothing any more', () => '--cause MaxDeliveryCountExceeded'],
])(
  'a discard that was killed before its record was complete has it completed when it is named %s again',
  async (_, choice) => {
    const [only] = await dead(1);
    await killed(`discard ${only}`);
    expect(await states()).toEqual([`${numberIn(only)} discard begun`]);
    const again = await run(`discard ${choice(only)}`).catch((error: unknown) => error);
    if (choice(only) === only) expect(again).toBeInstanceOf(NoSuchLetter);
    else expect(again).toEqual(['There is no such message.']);
    expect(await states()).toEqual([`${numberIn(only)} discard done`]);
  },
);

test('a dry run tells what is there and what is not, and records nothing', async () => {
  const [first, second] = await dead(2);
  await killed(`discard ${first}`);
  await expect(run(`discard ${first} --dry-run`)).rejects.toThrow(NoSuchLetter);
  expect(await states()).toEqual([`${numberIn(first)} discard begun`]);
  const lines = await run('discard --all --dry-run');
  expect(lines.join('\n')).toMatch(new RegExp(`${second} .* taken away for good\n1 message. Nothing was done.$`));
});

test('what another queue has begun is left alone', async () => {
  const [only] = await dead(1);
  await killed(`discard ${only}`);
  expect(await run('discard --queue resume-files')).toEqual(['There is no such message.']);
  expect(await run('discard --source rejected')).toEqual(['There is no such message.']);
  expect(await states()).toEqual([`${numberIn(only)} discard begun`]);
});
