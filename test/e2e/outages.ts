// What goes wrong in a run, in an order that its seed decides: parts are killed at any moment and come back a while later.
import type { PartName } from '../../local/ports';
import { eventually } from '../local/eventually';
import { pause, type Random } from './random';
import type { TestStack } from './stack';

type Outage = (stack: TestStack, random: Random) => Promise<void>;

const away =
  (parts: readonly PartName[], shortestMs: number, longestMs: number): Outage =>
  async (stack, random) => {
    await Promise.all(parts.map((part) => stack.kill(part)));
    await pause(random.between(shortestMs, longestMs));
    await Promise.all(parts.map((part) => stack.restart(part)));
  };

/** As a deployment or a failover that was planned does it: what runs is finished first. */
const gracefully =
  (part: PartName): Outage =>
  (stack) =>
    stack.restart(part);

/** In the statements of the writer alone. */
const writing = 'INSERT INTO ops.Operation';

/** The database commits and the writer never hears of it, or the batch dies before or on its way. */
const cut: Outage = async (stack, random) => {
  const when = random.chance(0.5) ? 'after' : 'before';
  const matching = random.chance(0.5) ? 'COMMIT' : writing;
  await stack.injectSqlFault({ kind: 'disconnect', when, matching, times: random.between(1, 2) });
};
const deadlock: Outage = (stack, random) =>
  stack.injectSqlFault({ kind: 'error', number: 1205, matching: writing, times: random.between(1, 3) });

/** The batch is committed and its messages are not settled yet: they come again. */
const afterCommit: Outage = async (stack) => {
  const count = async () => (await stack.rows('SELECT COUNT(*) AS operations FROM ops.Operation;'))[0]?.operations;
  const before = await count();
  await eventually('a batch to be committed', async () => (await count()) !== before, 60_000);
  await stack.kill('functions-host');
  await stack.restart('functions-host');
};

/** Writes wait in the app for the broker, unanswered, when the app dies too. */
const whileWaiting: Outage = async (stack, random) => {
  await stack.kill('service-bus');
  await pause(random.between(300, 1000));
  await stack.kill('functions-host');
  await Promise.all([stack.restart('service-bus'), stack.restart('functions-host')]);
};

const outages: readonly Outage[] = [
  away(['sql-server'], 2000, 4000),
  away(['service-bus'], 0, 1500),
  away(['service-bus'], 0, 300),
  away(['functions-host'], 0, 500),
  away(['functions-host'], 0, 0),
  gracefully('functions-host'),
  gracefully('service-bus'),
  gracefully('sql-server'),
  afterCommit,
  afterCommit,
  whileWaiting,
  away(['functions-host', 'sql-server'], 0, 1000),
  cut,
  cut,
  deadlock,
];

/** Each outage once, one after the other, with some quiet between them. */
export async function haveOutages(stack: TestStack, random: Random): Promise<void> {
  for (const outage of random.shuffled(outages)) {
    await pause(random.between(100, 1200));
    await outage(stack, random);
  }
}
