// The contestants in turn, round after round, each on a database of its own on the same server, all with the same commands.
import type { Message } from '../../shared/writer/received';
import type { Database, Databases } from '../databases';
import type { Plan } from '../plan';
import { median } from '../statistics';
import { commands, nextMessages } from '../workload/commands';
import { batchContestant, type Contestant, limitContestant, rowByRowContestant, writeInBatches } from './contestants';
import { type Phases, watchBatches } from './round-trips';
import { assertSameRows } from './same-rows';

const largestBatch = 500;
/** For a median. */
const fewestRounds = 3;
const writers = ['1', '10', '100', '500'] as const;
const contestants = [...writers, 'rowByRow', 'limit'] as const;
type Name = (typeof contestants)[number];

export interface WriterFigures {
  /** By the size of the batch. */
  readonly commandsPerSecond: Readonly<Record<(typeof writers)[number], number>>;
  readonly rowByRowPerSecond: number;
  readonly limitPerSecond: number;
  /** Batches of 500 against the other two: medians of the rounds' ratios. */
  readonly vsRowByRow: number;
  readonly vsLimit: number;
  readonly roundTripsPerBatch: number;
  /** What the save of a batch of 500 sends. */
  readonly savedBytesPerBatch: number;
  /** Milliseconds of a batch of 500. */
  readonly phasesMs: Phases;
}

/** Commands per second of a round. */
type Round = Readonly<Record<Name, number>>;

export async function measureWriter(databases: Databases, plan: Plan['writer']): Promise<WriterFigures> {
  const stream = commands(1);
  const own = await databasesFor(databases, nextMessages(stream, plan.before));
  const entrants: Record<Name, Contestant> = {
    '1': batchContestant(own[1].pool, 1),
    '10': batchContestant(own[10].pool, 10),
    '100': batchContestant(own[100].pool, 100),
    '500': batchContestant(own[500].pool, largestBatch),
    rowByRow: rowByRowContestant(own.rowByRow.pool),
    limit: limitContestant(own.limit.pool, largestBatch),
  };
  await runRound(entrants, contestants, nextMessages(stream, Math.min(100, plan.perRound)));
  const rounds: Round[] = [];
  const deadline = performance.now() + plan.seconds * 1000;
  for (let round = 0; round < plan.rounds; round++) {
    if (round >= fewestRounds && performance.now() > deadline) break;
    // Every other round runs backwards, so that nobody always has the quiet or the warm place.
    const order = round % 2 === 0 ? contestants : contestants.toReversed();
    rounds.push(await runRound(entrants, order, nextMessages(stream, plan.perRound)));
  }
  const { limit: _inserts, ...writing } = own;
  await assertSameRows(Object.values(writing).map(({ pool }) => pool));
  const sizes = [1, 10, 100, ...Array.from({ length: 5 }, () => largestBatch)];
  const batches = sizes.map((size) => nextMessages(stream, Math.min(size, plan.perRound)));
  const watched = await watchBatches(own[500].connectionString, batches);
  const of = (name: Name) => median(rounds.map((round) => round[name]));
  return {
    commandsPerSecond: { '1': of('1'), '10': of('10'), '100': of('100'), '500': of('500') },
    rowByRowPerSecond: of('rowByRow'),
    limitPerSecond: of('limit'),
    vsRowByRow: median(rounds.map((round) => round[500] / round.rowByRow)),
    vsLimit: median(rounds.map((round) => round[500] / round.limit)),
    roundTripsPerBatch: watched.roundTripsPerBatch,
    savedBytesPerBatch: watched.savedBytesPerBatch,
    phasesMs: watched.phases,
  };
}

/** Each with the same rows in it, for nobody writes into empty tables for long; the limit reads nothing, so it needs none. */
async function databasesFor(databases: Databases, before: readonly Message[]): Promise<Record<Name, Database>> {
  const filled = async () => {
    const database = await databases.create();
    await writeInBatches(database.pool, before, largestBatch);
    return database;
  };
  return {
    '1': await filled(),
    '10': await filled(),
    '100': await filled(),
    '500': await filled(),
    rowByRow: await filled(),
    limit: await databases.create(),
  };
}

async function runRound(
  entrants: Readonly<Record<Name, Contestant>>,
  order: readonly Name[],
  messages: readonly Message[],
): Promise<Round> {
  const perSecond: Partial<Record<Name, number>> = {};
  for (const name of order) {
    const contestant = entrants[name];
    await contestant.prepare?.(messages);
    const start = performance.now();
    await contestant.write(messages);
    perSecond[name] = (messages.length * 1000) / (performance.now() - start);
  }
  return perSecond as Round;
}
