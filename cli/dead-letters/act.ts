// `stepkeeper dead-letters replay` and `discard`: which messages are meant, what would happen, and doing it at the pace that was asked for.
import type { ServiceBusMessage } from '@azure/service-bus';
import type { Actor } from '../../shared/commands/envelope';
import { actOnQueue, type Course, settleBegun } from '../../shared/dead-letters/act-on-queue';
import type { By } from '../../shared/dead-letters/act-table';
import { type DeadLetter, idOf } from '../../shared/dead-letters/dead-letter';
import type { Places, Source } from '../../shared/dead-letters/find-letters';
import { Pace } from '../pace';
import { Progress } from '../progress';
import { endStopped, type Stop, stopOnSignal } from '../stop-on-signal';
import { discardRejected, replayRejected, type Unfit } from './act-on-rejected';
import { chosen, queuesMeant } from './choose';
import { confirmed } from './confirm';
import { tellPages } from './dry-run';
import { NoSuchLetter, NotAllDone } from './errors';
import { foresee } from './foresee';
import type { DeadLetterOptions } from './options';

type Print = (line: string) => void;
type DoneAct = 'replay' | 'discard';

const mostAtOnce = 100;
/** Longer than the lock of a message: what a killed command held comes free meanwhile. */
const patienceMs = 90_000;

/** Throws NoSuchLetter where nothing is there of what was named, or NotAllDone after all else is done. */
export async function act(
  places: Places,
  doing: DoneAct,
  options: DeadLetterOptions,
  actor: () => Promise<Actor>,
  print: Print,
): Promise<void> {
  const missing: string[] = [];
  const found = chosen(places, options, missing);
  if (options.dryRun) {
    const told = await tellPages(found, (page) => foresee(places, doing, page), print);
    if (told > 0) print(`${counted(told)}. Nothing was done.`);
    return endChoice(told, missing, print);
  }
  // What a killed command has left half done is brought to an end also where nothing else is left to do.
  for (const { queue } of queuesMeant(places, options)) await settleBegun(places.pool, queue);
  const letters: DeadLetter[] = [];
  // Without their bodies: there may be very many.
  for await (const { letter } of found) letters.push(letter);
  if (letters.length === 0) return endChoice(0, missing, print);
  if (!(await isMeant(doing, letters, options.yes))) return print('Nothing was done.');
  const by: By = { actor: await actor(), reason: options.reason ?? null };
  const stop = stopOnSignal();
  try {
    const left = await doIt(places, doing, letters, { by, rate: options.rate, stop }, print);
    if (stop.signal.aborted) return endStopped(print);
    if (missing.length > 0) left.unshift(new NoSuchLetter(missing).message);
    if (left.length > 0) throw new NotAllDone(left);
  } finally {
    stop.forget();
  }
}

/** Where nothing is done after the choice. */
function endChoice(found: number, missing: readonly string[], print: Print): void {
  if (missing.length > 0) throw new NoSuchLetter(missing);
  if (found === 0) print('There is no such message.');
}

/** One message that is put back is soon looked at again; what is taken away is gone. */
async function isMeant(doing: DoneAct, letters: readonly DeadLetter[], yes: boolean): Promise<boolean> {
  if (yes || (doing === 'replay' && letters.length === 1)) return true;
  const messages = counted(letters.length);
  return confirmed(doing === 'replay' ? `Put ${messages} back?` : `Take ${messages} away for good?`);
}

interface How {
  readonly by: By;
  readonly rate: number | undefined;
  readonly stop: Stop;
}

/** Returns what was left, and why. */
async function doIt(
  places: Places,
  doing: DoneAct,
  letters: readonly DeadLetter[],
  { by, rate, stop }: How,
  print: Print,
): Promise<string[]> {
  const progress = new Progress({ total: letters.length, unit: 'messages' });
  const pace = new Pace({ rowsPerSecond: rate, stop: stop.signal });
  let done = 0;
  const course: Course = {
    atOnce: Math.min(mostAtOnce, Math.max(1, rate ?? mostAtOnce)),
    turn: async () => {
      await pace.turn();
    },
    onDone: (messages) => {
      pace.spend(messages);
      done += messages;
      progress.at(done);
    },
    patienceMs,
    onWait: () => progress.note('the others are held by somebody, for a minute at most'),
    stop: stop.signal,
  };
  const left: string[] = [];
  try {
    for (const source of places.queues) left.push(...(await onQueue(places, source, doing, letters, by, course)));
    left.push(...(await onRejected(places, doing, letters, by, course)));
  } finally {
    progress.end();
  }
  print(doing === 'replay' ? `${counted(done)} put back.` : `${counted(done)} taken away.`);
  return left;
}

/** What was left, and why. */
async function onQueue(
  { pool }: Places,
  { queue, cargo }: Source,
  doing: DoneAct,
  letters: readonly DeadLetter[],
  by: By,
  course: Course,
): Promise<string[]> {
  const mine = letters.filter((letter) => letter.origin === 'queue' && letter.queue === queue.queue);
  if (mine.length === 0 || course.stop?.aborted) return [];
  const targets = new Set(mine.map(({ number }) => number));
  // Somebody has decided: what follows by itself begins anew.
  const work = { queue, cargo, act: doing, targets, by, replays: () => 0 };
  const { erased, missed } = await actOnQueue(pool, work, course);
  const id = (number: string) => idOf({ origin: 'queue', queue: queue.queue, number });
  return [
    ...erased.map(
      (number) => `${id(number)} was left: its profile was erased since. dead-letters discard takes it away.`,
    ),
    ...missed.map((number) => `${id(number)} was not there any more, or somebody else holds it for a minute.`),
  ];
}

const whyLeft: { readonly [why in Unfit]: string } = {
  gone: 'was not there any more.',
  unreadable: 'was left: this version cannot read it, and would reject it again.',
  'operation-id-reused': 'was left: its operationId belongs to another command, so it would be rejected again.',
};

async function onRejected(
  { pool, queues, commandQueue }: Places,
  doing: DoneAct,
  letters: readonly DeadLetter[],
  by: By,
  { atOnce, turn, onDone, stop }: Course,
): Promise<string[]> {
  const mine = letters.filter(({ origin }) => origin === 'rejected');
  const source = queues.find(({ queue }) => queue.queue === commandQueue);
  // What is not sent must not pass for it.
  if (!source) throw new RangeError(`${commandQueue} is none of the queues`);
  const send = (messages: readonly ServiceBusMessage[]) => source.queue.send(messages);
  const left: string[] = [];
  for (let from = 0; from < mine.length; from += atOnce) {
    await turn();
    if (stop?.aborted) return left;
    const part = mine.slice(from, from + atOnce);
    const { done, unfit } =
      doing === 'replay' ? await replayRejected(pool, part, by, send) : await discardRejected(pool, part, by);
    for (const [number, why] of unfit) left.push(`rejected/${number} ${whyLeft[why]}`);
    onDone(done.length);
  }
  return left;
}

function counted(messages: number): string {
  return messages === 1 ? '1 message' : `${messages.toLocaleString('en-US')} messages`;
}
