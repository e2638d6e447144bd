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

/** More commands wait in this process than the broker takes in time. The command was not sent. */
export class TooMuchWaiting extends Error {
  constructor(
    readonly commands: number,
    readonly bytes: number,
  ) {
    super(`${commands} commands of ${bytes} bytes wait to be sent already.`);
    this.name = 'TooMuchWaiting';
  }
}

/** The broker asks to be left alone for so many seconds. The command is not in the queue. */
export class QueueThrottled extends Error {
  constructor(
    readonly queue: string,
    readonly seconds: number,
    cause?: unknown,
  ) {
    super(`The queue ${queue} takes nothing for ${seconds} s.`, { cause });
    this.name = 'QueueThrottled';
  }
}

/** The queue holds as many bytes as it may. The command is not in it; there is room again once others have been processed. */
export class QueueFull extends Error {
  constructor(
    readonly queue: string,
    cause: unknown,
  ) {
    super(`The queue ${queue} is full.`, { cause });
    this.name = 'QueueFull';
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
