// From commands to the queue: many at a time, those of one profile one after the other, and no more in memory than is sent at a time.
import type { Command } from '../commands/kinds';
import { MessageTooLarge } from '../messaging/errors';
import type { CommandSender } from '../messaging/sender';

export interface Failure {
  readonly line: number;
  readonly error: unknown;
}

export interface InFlight {
  readonly commands: number;
  readonly bytes: number;
}

/**
 *     taken ──▶ waiting for its profile's command before ──▶ sending ──▶ accepted
 *                         │                                    │ └─────▶ too large (the others go on)
 *                         └── not sent ◀── that one failed ◀── failed
 *
 * Of each profile the first so many commands are accepted and the others are not, wherever it ends: what is sent again later
 * never falls behind something that was accepted before it.
 */
export class OrderedSending {
  readonly #send: CommandSender['send'];
  readonly #limits: InFlight;
  readonly #tooLarge: (line: number) => void;
  /** Of each profile the command that was taken last, as long as it is under way: true once it is dealt with. */
  readonly #last = new Map<string, Promise<boolean>>();
  #commands = 0;
  #bytes = 0;
  #accepted = 0;
  #failure: Failure | undefined;
  #changed: () => void = () => undefined;

  constructor(send: CommandSender['send'], limits: InFlight, tooLarge: (line: number) => void) {
    this.#send = send;
    this.#limits = limits;
    this.#tooLarge = tooLarge;
  }

  get accepted(): number {
    return this.#accepted;
  }

  /** The first line, in the order of the file, that the queue did not accept. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Resolves when there is room for another. After a failure nothing more is sent. `bytes`: of the line. */
  async take(command: Command, line: number, bytes: number): Promise<void> {
    this.#commands += 1;
    this.#bytes += bytes;
    const before = this.#last.get(command.profileId) ?? Promise.resolve(true);
    const sent = before.then((isSent) => isSent && this.#deliver(command, line));
    this.#last.set(command.profileId, sent);
    void sent.then(() => {
      if (this.#last.get(command.profileId) === sent) this.#last.delete(command.profileId);
      this.#commands -= 1;
      this.#bytes -= bytes;
      this.#changed();
    });
    await this.#until(() => this.#commands < this.#limits.commands && this.#bytes < this.#limits.bytes);
  }

  /** Resolves when nothing is under way. */
  done(): Promise<void> {
    return this.#until(() => this.#commands === 0);
  }

  async #deliver(command: Command, line: number): Promise<boolean> {
    try {
      if (this.#failure) return this.#failed({ line, error: this.#failure.error });
      await this.#send(command);
      this.#accepted += 1;
      return true;
    } catch (error) {
      if (error instanceof MessageTooLarge) {
        this.#tooLarge(line);
        return true;
      }
      return this.#failed({ line, error });
    }
  }

  #failed(failure: Failure): false {
    if (!this.#failure || failure.line < this.#failure.line) this.#failure = failure;
    return false;
  }

  async #until(reached: () => boolean): Promise<void> {
    while (!reached()) {
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }
}
