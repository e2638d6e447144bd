// What the queue's trigger calls: every message of a batch ends applied or recorded, or the whole batch goes back to the queue.

import { sqlErrorNumber, sqlFaultKind } from '../sql/faults';
import { retryWhilePassing } from '../sql/retry';
import { UndecidableCommand } from './decide';
import { type Message, type ReceivedCommand, type Rejection, sortMessages } from './received';
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
 * at fault: then nothing of the throwing part was applied, and a redelivery repeats what was without harm.
 */
export async function applyMessages(messages: readonly Message[], options: ApplyOptions): Promise<Applied> {
  const { commands, unreadable } = sortMessages(messages);
  const deadline = Date.now() + options.retryBudgetMs;
  const write = (part: readonly ReceivedCommand[], rejections: readonly Rejection[]) =>
    retryWhilePassing(() => writeBatch(options, part, rejections), {
      deadline,
      ...(options.onRetry ? { onRetry: options.onRetry } : {}),
    });
  const counts = await writeOrHalve(commands, unreadable, write);
  return { messages: messages.length, unreadable: unreadable.length, counts };
}

type Write = (commands: readonly ReceivedCommand[], rejections: readonly Rejection[]) => Promise<Counts>;

async function writeOrHalve(
  commands: readonly ReceivedCommand[],
  rejections: readonly Rejection[],
  write: Write,
): Promise<Counts> {
  try {
    return await write(commands, rejections);
  } catch (error) {
    const [only] = commands;
    if (!only || !isDueToData(error)) throw error;
    if (commands.length === 1) return write([{ ...only, refusal: refusalOf(error) }], rejections);
    const middle = Math.ceil(commands.length / 2);
    const first = await writeOrHalve(commands.slice(0, middle), rejections, write);
    return added(first, await writeOrHalve(commands.slice(middle), [], write));
  }
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
