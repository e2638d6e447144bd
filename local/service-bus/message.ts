// The shapes of a message: as sent, as journaled, as it lives in a queue; and the events that change what must survive.

/** A queue has two shelves: itself and its dead-letter queue. Both share one row of sequence numbers. */
export type Place = 'queue' | 'dead-letters';

/** What a sender sent. Times are milliseconds (since 1970 where they are points in time). */
export interface Content {
  readonly messageId: string;
  readonly timeToLive: number | undefined;
  readonly scheduledFor: number | undefined;
  /** The sender's own message annotations as one encoded AMQP map; empty without any. */
  readonly annotations: Buffer;
  /** The bare message (properties, application properties, body) in the sender's own bytes. */
  readonly bare: Buffer;
}

/** What survives a restart: all but the lock. */
export interface StoredMessage extends Content {
  readonly sequence: number;
  readonly place: Place;
  /** Not yet in the queue: waits for `scheduledFor`. */
  readonly scheduled: boolean;
  readonly enqueuedAt: number;
  readonly expiresAt: number;
  readonly deliveryCount: number;
}

export interface Message extends StoredMessage {
  deliveryCount: number;
  state: 'scheduled' | 'available' | 'locked';
  /** When its state ends by itself: it is enqueued, it expires, its lock ends. */
  due: number;
  lockToken: string | undefined;
}

export type QueueEvent =
  /** A new message, or a new version of one: it takes the place of its own sequence number and of `replaces`. */
  | { readonly kind: 'put'; readonly message: StoredMessage; readonly replaces?: number }
  /** A locked message is available again after so many deliveries. */
  | { readonly kind: 'returned'; readonly sequence: number; readonly deliveryCount: number }
  | { readonly kind: 'removed'; readonly sequence: number }
  /** For a compacted journal: what the removed messages leave behind. */
  | { readonly kind: 'seen'; readonly messageId: string; readonly at: number; readonly sequence: number }
  | { readonly kind: 'next'; readonly sequence: number };
