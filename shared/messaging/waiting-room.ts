// Where commands wait for the next batch. It has limits: who would wait in vain is told at once, and memory stays bounded.
import type { ServiceBusMessageBatch } from '@azure/service-bus';
import { TooMuchWaiting } from './errors';
import { type CommandMessage, mostBytesOf } from './message';

export interface Waiting {
  /** They travel in one batch, in this order, which the broker accepts or refuses as a whole. */
  readonly messages: readonly CommandMessage[];
  /** Of their bodies. */
  readonly bytes: number;
  /** By the clock, in milliseconds since 1970. */
  readonly deadline: number;
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

export interface RoomLimits {
  readonly commands: number;
  readonly bytes: number;
}

/**
 * A namespace of the Standard tier has 1,000 credits a second, one a message: of more than 5,000 the last would not be accepted in the
 * 5 s for which a command is tried. The bytes are an eighth of the memory of the smallest instance, 512 MB.
 * https://learn.microsoft.com/azure/service-bus-messaging/service-bus-throttling
 */
export const roomLimits: RoomLimits = { commands: 5_000, bytes: 64 * 1024 * 1024 };

export class WaitingRoom {
  #waiting: Waiting[] = [];
  #commands = 0;
  #bytes = 0;

  constructor(private readonly limits: RoomLimits) {}

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Throws TooMuchWaiting. */
  admit(one: Waiting): void {
    const { commands, bytes } = this.limits;
    if (this.#commands + one.messages.length > commands || this.#bytes + one.bytes > bytes) {
      throw new TooMuchWaiting(this.#commands, this.#bytes);
    }
    this.#waiting.push(one);
    this.#count([one], 1);
  }

  /** Moves what fits from the front into the batch. */
  board(batch: ServiceBusMessageBatch): Waiting[] {
    let count = 0;
    for (const one of this.#waiting) {
      if (!isAdded(one, batch)) break;
      count++;
    }
    return this.#remove(count);
  }

  first(): Waiting | undefined {
    return this.#remove(1)[0];
  }

  /** Back to the front. They had been admitted, so no limit holds them up. */
  putBack(taken: readonly Waiting[]): void {
    this.#waiting = [...taken, ...this.#waiting];
    this.#count(taken, 1);
  }

  /** Takes out those whose deadline is not later than `then`; everybody where nothing is said. */
  leave(then = Number.POSITIVE_INFINITY): Waiting[] {
    const leaving = this.#waiting.filter((one) => one.deadline <= then);
    this.#waiting = this.#waiting.filter((one) => one.deadline > then);
    this.#count(leaving, -1);
    return leaving;
  }

  #remove(count: number): Waiting[] {
    const removed = this.#waiting.slice(0, count);
    this.#waiting = this.#waiting.slice(count);
    this.#count(removed, -1);
    return removed;
  }

  #count(some: readonly Waiting[], sign: 1 | -1): void {
    for (const { messages, bytes } of some) {
      this.#commands += sign * messages.length;
      this.#bytes += sign * bytes;
    }
  }
}

/** No message can be taken out of a batch again: several of them are added only where all are sure to fit. Throws RangeError else. */
function isAdded({ messages }: Waiting, batch: ServiceBusMessageBatch): boolean {
  const [only, another] = messages;
  if (only && !another) return batch.tryAddMessage(only);
  const size = messages.reduce((sum, message) => sum + mostBytesOf(message), 0);
  if (size > batch.maxSizeInBytes - batch.sizeInBytes) return false;
  for (const message of messages) {
    if (!batch.tryAddMessage(message)) throw new RangeError('a message takes more of a batch than was reckoned');
  }
  return true;
}
