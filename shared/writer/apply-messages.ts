// What the queue's trigger calls: every message of a batch ends applied or recorded, or the whole batch goes back to the queue.

import type { Command } from '../commands/kinds';
import { sqlErrorNumber, sqlFaultKind } from '../sql/faults';
import { retryWhilePassing } from '../sql/retry';
import { UndecidableCommand } from './decide';
import { type Message, type ReceivedCommand, type Rejection, receivedHere, sortMessages } from './received';
import type { SaveBatch } from './save';
import { type Counts, type WriterTools, writeBatch } from './write-batch';

export interface ApplyOptions extends WriterTools {
  /** How long passing errors are waited out. It must end inside the message lock. */
  readonly retryBudgetMs: number;
  /** Told of each failed try that is followed by another. */
  readonly onRetry?: (error: unknown, pauseMs: number) => void;
}

export interface Applied {
  readonly messages: number;
  readonly unreadable: number;
  readonly counts: Counts;
}

/**
 * Applies the messages. A batch that the database refuses for its data is halved until the guilty command stands alone;
 * that one is recorded as rejected, whole, and all others are applied. Throws when the database stays away or the code is
 * at fault: then not all was applied, and a redelivery repeats what was without harm.
 */
export async function applyMessages(messages: readonly Message[], options: ApplyOptions): Promise<Applied> {
  const { commands, unreadable } = sortMessages(messages);
  const counts = await writeOrHalve(commands, unreadable, writeWith(options), applyInnocent);
  return { messages: messages.length, unreadable: unreadable.length, counts };
}

/**
 * The same for commands that came by no queue. What goes alongside is written with the last of them, so that where it stands, all of
 * them do; where it touches other rows than it has to, nothing of its part is written. Throws UnexpectedRowCount then.
 */
export async function applyCommands(
  commands: readonly Command[],
  alongside: SaveBatch,
  options: ApplyOptions,
): Promise<Counts> {
  const received = commands.map(receivedHere);
  const write = writeWith(options);
  let written = 0;
  const writePart: Write = async (part, rejections) => {
    const isLast = written + part.length === received.length;
    const counts = await write(part, rejections, isLast ? alongside : undefined);
    written += part.length;
    return counts;
  };
  return writeOrHalve(received, [], writePart, (_commands, _rejections, _write, error) => Promise.reject(error));
}

type Write = (
  commands: readonly ReceivedCommand[],
  rejections: readonly Rejection[],
  alongside?: SaveBatch,
) => Promise<Counts>;

function writeWith({ retryBudgetMs, onRetry, ...tools }: ApplyOptions): Write {
  const deadline = Date.now() + retryBudgetMs;
  return (part, rejections, alongside) =>
    retryWhilePassing(() => writeBatch(tools, part, rejections, alongside), {
      deadline,
      ...(onRetry ? { onRetry } : {}),
    });
}

async function writeOrHalve(
  commands: readonly ReceivedCommand[],
  rejections: readonly Rejection[],
  write: Write,
  onDefect: OnDefect,
): Promise<Counts> {
  try {
    return await write(commands, rejections);
  } catch (error) {
    const [only] = commands;
    if (!only) throw error;
    if (!isDueToData(error)) return onDefect(commands, rejections, write, error);
    if (commands.length === 1) return write([{ ...only, refusal: refusalOf(error) }], rejections);
    const [first, second] = halvesOf(commands);
    const counts = await writeOrHalve(first, rejections, write, onDefect);
    return added(counts, await writeOrHalve(second, [], write, onDefect));
  }
}

/** What is done about an error that lies not in the data: always it is thrown in the end. */
type OnDefect = (
  commands: readonly ReceivedCommand[],
  rejections: readonly Rejection[],
  write: Write,
  error: unknown,
) => Promise<never>;

/**
 * A defect is ours, so nothing is rejected for it; but it may strike one command alone. Whatever half it spares is applied, and
 * the error is thrown all the same: the queue keeps the batch, and a redelivery finds the others done. Where it strikes both
 * halves it strikes them all, and where the database is away nothing is tried.
 */
async function applyInnocent(
  commands: readonly ReceivedCommand[],
  rejections: readonly Rejection[],
  write: Write,
  error: unknown,
): Promise<never> {
  if (commands.length === 1 || sqlFaultKind(error) === 'passing') throw error;
  const [first, second] = halvesOf(commands);
  const failures: { readonly half: readonly ReceivedCommand[]; readonly error: unknown }[] = [];
  for (const half of [first, second]) {
    await write(half, half === first ? rejections : []).catch((thrown) => failures.push({ half, error: thrown }));
  }
  const [only, another] = failures;
  if (!only || another) throw error;
  return applyInnocent(only.half, only.half === first ? rejections : [], write, only.error);
}

function halvesOf<T>(list: readonly T[]): [readonly T[], readonly T[]] {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
}

function isDueToData(error: unknown): boolean {
  return error instanceof UndecidableCommand || sqlFaultKind(error) === 'data';
}

/** Names the error and no value: SQL Server's messages quote values. */
function refusalOf(error: unknown): { code: string; detail: string } {
  const number = sqlErrorNumber(error);
  if (number !== undefined)
    return { code: `sql-${number}`, detail: `The database refused the command with error ${number}.` };
  return {
    code: 'undecidable',
    detail: `The command could not be decided: ${error instanceof Error ? error.name : 'unknown'}.`,
  };
}

function added(one: Counts, other: Counts): Counts {
  const sum: { [told: string]: number } = { ...one };
  for (const [told, count] of Object.entries(other)) sum[told] = (sum[told] ?? 0) + count;
  return sum;
}
