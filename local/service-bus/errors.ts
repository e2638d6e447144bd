// The exact ways in which the broker says no: to a client as an AMQP condition, to its operator as one line at the start.

/** A refusal that travels to the client. `condition` is what @azure/service-bus translates into its error codes. */
export abstract class Refusal extends Error {
  abstract readonly condition: string;
}

export class QueueNotFound extends Refusal {
  readonly condition = 'amqp:not-found';
  constructor(readonly queue: string) {
    super(`The messaging entity '${queue}' could not be found.`);
    this.name = 'QueueNotFound';
  }
}

/** The lock expired, was given up, or was granted before the broker was restarted. */
export class MessageLockLost extends Refusal {
  readonly condition = 'com.microsoft:message-lock-lost';
  constructor(readonly lockToken: string) {
    super(`The lock ${lockToken} has expired, or its message is no longer in the queue.`);
    this.name = 'MessageLockLost';
  }
}

export class MessageNotFound extends Refusal {
  readonly condition = 'com.microsoft:message-not-found';
  constructor(readonly sequence: number) {
    super(`No scheduled message has the sequence number ${sequence}.`);
    this.name = 'MessageNotFound';
  }
}

export class MessageTooLarge extends Refusal {
  readonly condition = 'amqp:link:message-size-exceeded';
  constructor(
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`The message or batch has ${bytes} bytes; at most ${limit} are allowed.`);
    this.name = 'MessageTooLarge';
  }
}

export class QueueFull extends Refusal {
  readonly condition = 'amqp:resource-limit-exceeded';
  constructor(readonly limit: number) {
    super(`The queue holds all of its ${limit} bytes; receive messages before sending more.`);
    this.name = 'QueueFull';
  }
}

/** What the real service can do and this broker cannot: named, so that nobody believes that it was done. */
export class NotImplemented extends Refusal {
  readonly condition = 'amqp:not-implemented';
  constructor(readonly feature: string) {
    super(`The local Service Bus does not implement ${feature}.`);
    this.name = 'NotImplemented';
  }
}

/** What the real service refuses too. */
export class NotAllowed extends Refusal {
  readonly condition = 'amqp:not-allowed';
  constructor(reason: string) {
    super(reason);
    this.name = 'NotAllowed';
  }
}

export class InvalidRequest extends Refusal {
  readonly condition = 'amqp:invalid-field';
  constructor(reason: string) {
    super(reason);
    this.name = 'InvalidRequest';
  }
}

export class QueuesFileInvalid extends Error {
  constructor(
    readonly file: string,
    readonly faults: readonly string[],
  ) {
    super(`${file}: ${faults.join('; ')}`);
    this.name = 'QueuesFileInvalid';
  }
}

export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(`port ${port} is taken by another process`);
    this.name = 'PortTaken';
  }
}

/** A record in the middle of a journal does not match its checksum. Nothing is cut off: what follows it may be whole. */
export class JournalCorrupt extends Error {
  constructor(
    readonly file: string,
    readonly offset: number,
  ) {
    super(`${file} is damaged at byte ${offset}; move it away to start with an empty queue`);
    this.name = 'JournalCorrupt';
  }
}
