// Looking at a queue, or at its dead letters, without taking anything off: no delivery is counted and nothing is locked.
// https://learn.microsoft.com/azure/service-bus-messaging/message-browsing
import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';

/** The client's own type of 64 bits. */
type SequenceNumber = NonNullable<ServiceBusReceivedMessage['sequenceNumber']>;

export class Peeker {
  /** The client pages on from where it last was, and knows a beginning only by a number: the first one that it has seen, less itself. */
  #zero: SequenceNumber | undefined;

  constructor(private readonly receiver: Pick<ServiceBusReceiver, 'peekMessages'>) {}

  /**
   * In the order of sequence numbers, whatever their state; up to `most`, a page at a time, from the number `first` on where it is said. The
   * service may answer with fewer than a page: only an empty one is the end.
   */
  async *all(
    most = Number.POSITIVE_INFINITY,
    pageSize = 100,
    first?: string,
  ): AsyncGenerator<ServiceBusReceivedMessage> {
    let from = first === undefined ? this.#zero : await this.#numbered(first);
    for (let left = most; left > 0; ) {
      const page = await this.#page(Math.min(pageSize, left), from);
      if (page.length === 0) return;
      yield* page;
      left -= page.length;
      from = page.at(-1)?.sequenceNumber?.add(1);
    }
  }

  /** The one with that number; undefined where there is none any more. */
  async one(sequenceNumber: string): Promise<ServiceBusReceivedMessage | undefined> {
    const number = await this.#numbered(sequenceNumber);
    if (!number) return undefined;
    const [found] = await this.#page(1, number);
    return found && sequenceNumberOf(found) === sequenceNumber ? found : undefined;
  }

  /** Undefined where no message was ever seen here, and there is none. */
  async #numbered(sequenceNumber: string): Promise<SequenceNumber | undefined> {
    if (!this.#zero) await this.#page(1, undefined);
    return this.#zero?.add(sequenceNumber);
  }

  async #page(count: number, from: SequenceNumber | undefined): Promise<ServiceBusReceivedMessage[]> {
    const page = await this.receiver.peekMessages(count, from === undefined ? {} : { fromSequenceNumber: from });
    const first = page[0]?.sequenceNumber;
    if (first) this.#zero ??= first.sub(first);
    return page;
  }
}

/** As text: it may be larger than a number of JavaScript holds exactly. */
export function sequenceNumberOf({ sequenceNumber }: ServiceBusReceivedMessage): string {
  if (!sequenceNumber) throw new TypeError('a message from the service has a sequence number');
  return sequenceNumber.toString();
}
