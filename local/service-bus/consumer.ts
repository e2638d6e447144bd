// A client's receiver: sends it messages as its credit allows, and turns its outcomes into what happens to them.
import { type Delivery, type Sender, string_to_uuid } from 'rhea';
import { encodeMessage } from './amqp-message';
import { answer } from './answer';
import { NotImplemented } from './errors';
import type { Message, Place } from './message';
import type { QueueHost } from './queue-host';
import { answerDrain, creditOf, flush } from './rhea';

/** The outcomes of AMQP that a client may give to a delivery. */
export type Outcome = 'accepted' | 'modified' | 'rejected' | 'released';

export class Consumer {
  /** How many deliveries were taken from the credit, sent or about to be. */
  private taken = 0;
  private reserved = 0;
  private readonly lockTokens = new WeakMap<Delivery, string>();

  constructor(
    private readonly sender: Sender,
    readonly host: QueueHost,
    readonly place: Place,
    /** Receive-and-delete instead of peek-lock. */
    readonly deletes: boolean,
  ) {}

  hasCredit(): boolean {
    const { limit, buffer } = creditOf(this.sender);
    return limit > this.taken && buffer > this.reserved;
  }

  /** Uses up credit for a message that `send` brings later in the same turn. */
  reserve(): void {
    this.taken++;
    this.reserved++;
  }

  send(message: Message, lockToken: string | undefined): void {
    this.reserved--;
    const delivery = this.sender.send(encodeMessage(message), deliveryTag(lockToken), 0);
    if (lockToken !== undefined) this.lockTokens.set(delivery, lockToken);
  }

  /** It got all that there was for it: if the client has asked for unused credit back, it gets it. */
  satisfied(): void {
    if (!creditOf(this.sender).draining) return;
    flush(this.sender.connection);
    // While the client's window keeps a message back, its credit is not used up.
    if (this.taken > creditOf(this.sender).sent) return;
    answerDrain(this.sender);
    this.taken = creditOf(this.sender).limit;
  }

  /** The client has decided; it waits for the answer before it believes that it is so. */
  settle(delivery: Delivery, outcome: Outcome): void {
    const lockToken = this.lockTokens.get(delivery);
    if (lockToken === undefined) return;
    answer(this.host, delivery, () => this.decide(delivery, lockToken, outcome));
  }

  private decide(delivery: Delivery, lockToken: string, outcome: Outcome): void {
    const { queue } = this.host;
    const { undeliverable_here, message_annotations, error } = delivery.remote_state ?? {};
    const now = Date.now();
    switch (outcome) {
      case 'accepted':
        queue.complete(lockToken, now);
        break;
      case 'modified':
        if (undeliverable_here) throw new NotImplemented('deferral');
        queue.abandon(lockToken, now, message_annotations ?? {});
        break;
      case 'rejected': {
        const { DeadLetterReason: reason, DeadLetterErrorDescription: description, ...properties } = error?.info ?? {};
        queue.deadLetter(lockToken, now, reason, description, properties);
        break;
      }
      case 'released':
        throw new NotImplemented('the outcome released');
      default:
        outcome satisfies never;
    }
  }
}

/** A lock token's bytes in the order of a .NET GUID, whose first three groups are little-endian. */
function deliveryTag(lockToken: string | undefined): Buffer {
  if (lockToken === undefined) return Buffer.alloc(0);
  const bytes = string_to_uuid(lockToken);
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}
