// Where commands wait for the next batch. It has limits: who would wait in vain is told at once, and memory stays bounded.
import type { ServiceBusMessage, ServiceBusMessageBatch } from '@azure/service-bus';
import { TooMuchWaiting } from './errors';

export interface Waiting {
  readonly message: ServiceBusMessage & { readonly body: Buffer };
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
  #bytes = 0;

  constructor(private readonly limits: RoomLimits) {}

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Throws TooMuchWaiting. */
  admit(one: Waiting): void {
    const { commands, bytes } = this.limits;
    if (this.#waiting.length >= commands || this.#bytes + one.message.body.length > bytes) {
      throw new TooMuchWaiting(this.#waiting.length, this.#bytes);
    }
    this.#waiting.push(one);
    this.#bytes += one.message.body.length;
  }

  /** Moves what fits from the front into the batch. */
  board(batch: ServiceBusMessageBatch): Waiting[] {
    let count = 0;
    for (const one of this.#waiting) {
      if (!batch.tryAddMessage(one.message)) break;
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
    for (const one of taken) this.#bytes += one.message.body.length;
  }

  /** Takes out those whose deadline is not later than `then`; everybody where nothing is said. */
  leave(then = Number.POSITIVE_INFINITY): Waiting[] {
    const leaving = this.#waiting.filter((one) => one.deadline <= then);
    this.#waiting = this.#waiting.filter((one) => one.deadline > then);
    for (const one of leaving) this.#bytes -= one.message.body.length;
    return leaving;
  }

  #remove(count: number): Waiting[] {
    const removed = this.#waiting.slice(0, count);
    this.#waiting = this.#waiting.slice(count);
    for (const one of removed) this.#bytes -= one.message.body.length;
    return removed;
  }
}
