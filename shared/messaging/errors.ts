// The ways in which a command does not reach the queue.

/** The queue could not be reached, or did not accept the message, within the time given. The command may be sent again. */
export class QueueUnavailable extends Error {
  constructor(
    readonly queue: string,
    cause: unknown,
  ) {
    super(`The queue ${queue} did not accept the message in time.`, { cause });
    this.name = 'QueueUnavailable';
  }
}

/** The command is larger than one message may be. Sending it again does not help. `limit` is in bytes. */
export class MessageTooLarge extends Error {
  constructor(readonly limit: number) {
    super(`The command does not fit in one message of ${limit} bytes.`);
    this.name = 'MessageTooLarge';
  }
}

/** The broker, or the way to it, is silent. Passing: the link is opened anew. */
export class LinkTimedOut extends Error {
  constructor(readonly afterMs: number) {
    super(`The broker did not answer in ${afterMs} ms.`);
    this.name = 'LinkTimedOut';
  }
}
