// What rhea 3 can do and its typings leave out, in one place, so that nothing else leans on rhea's inside.
import {
  type AmqpError,
  type Connection,
  message as codec,
  type Delivery,
  type link as Link,
  type Sender,
  type Session,
  type Typed,
  types as typesOfRhea,
} from 'rhea';
import { Refusal } from './errors';

interface Reader {
  position: number;
  read(): Typed;
  remaining(): number;
}
interface Writer {
  write(value: Typed): void;
  toBuffer(): Buffer;
}

/** AMQP's types, with the reader, the writer and the plain constructors for lists and maps of typed values. */
export const types = typesOfRhea as typeof typesOfRhea & {
  readonly Reader: new (bytes: Buffer) => Reader;
  readonly Writer: new () => Writer;
  readonly Map32: (keysAndValues: readonly Typed[]) => Typed;
  readonly List32: (items: readonly Typed[]) => Typed;
};

const outcomes = codec as unknown as {
  accepted(): { described(): Typed };
  rejected(fields: { error: AmqpError }): { described(): Typed };
};

/** Codes of AMQP types that an array's constructor needs. */
export const LONG = 0x81;
export const TIMESTAMP = 0x83;

interface Attach {
  snd_settle_mode: number;
  rcv_settle_mode: number;
  max_message_size: number;
}

/** The answer to an attach while it can still be edited: in the event that tells of it. */
export function answerOf(link: Link): Attach {
  return (link as unknown as { local: { attach: Attach } }).local.attach;
}

/** A link's credit: `limit` is how many deliveries the receiver has allowed since the attach, `sent` how many have left. */
export function creditOf(sender: Sender): { limit: number; sent: number; draining: boolean; buffer: number } {
  const inside = sender as unknown as {
    credit: number;
    delivery_count: number;
    _draining: boolean;
    session: { outgoing: { available(): number } };
  };
  return {
    limit: inside.credit + inside.delivery_count,
    sent: inside.delivery_count,
    draining: inside._draining,
    buffer: inside.session.outgoing.available(),
  };
}

/** Tells the receiver that its credit is used up. rhea tells it only if some is left, but a receiver may wait for it in any case. */
export function answerDrain(sender: Sender): void {
  const inside = sender as unknown as { credit: number; delivery_count: number; _draining: boolean };
  if (inside.credit === 0) {
    inside.credit = 1;
    inside.delivery_count -= 1;
  }
  sender.set_drained(true);
  flush(sender.connection);
  inside._draining = false;
}

/** Writes what is due on a connection now. Never within one of rhea's events. */
export function flush(connection: Connection): void {
  connection._process();
}

/** Settles a delivery of either direction as accepted. Never within one of rhea's events. */
export function accept(delivery: Delivery): void {
  settle(delivery, outcomes.accepted().described());
}

/** Settles a delivery as rejected. rhea gives neighbours in one write the first one's outcome, so a refusal is written alone. */
export function reject(delivery: Delivery, error: AmqpError): void {
  flush(delivery.link.connection);
  settle(delivery, outcomes.rejected({ error }).described());
  flush(delivery.link.connection);
}

function settle(delivery: Delivery, outcome: Typed): void {
  delivery.update(true, outcome);
  // The client does not settle again, and rhea would keep the delivery for ever.
  (delivery as { remote_settled: boolean }).remote_settled = true;
}

/** How an error looks to a client. What is no refusal is a fault of the broker. */
export function toAmqpError(error: unknown): AmqpError {
  if (error instanceof Refusal) return { condition: error.condition, description: error.message };
  return { condition: 'amqp:internal-error', description: String(error) };
}

/** Has rhea hand over every message of a session as its bytes, not only those in a format that it does not know. */
export function receiveBytes(session: Session): void {
  const inside = session as unknown as {
    on_transfer(frame: { performative: { message_format: number | undefined } }): void;
  };
  const receive = inside.on_transfer.bind(session);
  inside.on_transfer = (frame) => {
    if (frame.performative.message_format === 0) frame.performative.message_format = PLAIN_FORMAT;
    receive(frame);
  };
}
/** The format that `receiveBytes` gives to plain messages. */
const PLAIN_FORMAT = 1;
