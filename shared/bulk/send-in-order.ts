// From commands to the queue: many at a time, those of one profile together and in order, and no more in memory than is sent at a time.
import type { Command } from '../commands/kinds';
import { MessageTooLarge } from '../messaging/errors';
import { OutOfTime } from './errors';
import type { SendFirst } from './patient-send';

export interface Failure {
  readonly line: number;
  readonly error: unknown;
}

export interface SendingLimits {
  /** Commands, and bytes of their lines, that are under way. */
  readonly commands: number;
  readonly bytes: number;
  /** In milliseconds since 1970: after that nothing more is sent. */
  readonly until: number;
}

interface Waiting {
  readonly command: Command;
  readonly line: number;
  /** Of the line. */
  readonly bytes: number;
}

/**
 *     taken ──▶ waiting while earlier ones of its profile are sent ──▶ sending, with those after it ──▶ accepted, together
 *                  ▲      │                                              │  │ └──▶ too large (the others go on)
 *                  │      └── not sent ◀── an earlier one failed ◀── failed │
 *                  └───────────────── found no room in the batch ───────────┘
 *
 * Of each profile the first so many commands are accepted and the others are not, wherever it ends: what is sent again later
 * never falls behind something that was accepted before it. For that only one batch of a profile is on its way at a time, and the
 * broker accepts it as a whole.
 */
export class OrderedSending {
  readonly #send: SendFirst;
  readonly #limits: SendingLimits;
  readonly #tooLarge: (line: number) => void;
  /** Of each profile that has any, the commands that the queue has not accepted yet, those on their way included. */
  readonly #ofProfile = new Map<string, Waiting[]>();
  #commands = 0;
  #bytes = 0;
  #accepted = 0;
  #failure: Failure | undefined;
  #changed: () => void = () => undefined;

  constructor(send: SendFirst, limits: SendingLimits, tooLarge: (line: number) => void) {
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
    const one = { command, line, bytes };
    const own = this.#ofProfile.get(command.profileId);
    if (own) own.push(one);
    else void this.#deliverAll(command.profileId, one);
    await this.#until(() => this.#commands < this.#limits.commands && this.#bytes < this.#limits.bytes);
  }

  /** Resolves when nothing is under way. */
  done(): Promise<void> {
    return this.#until(() => this.#commands === 0);
  }

  async #deliverAll(profileId: string, first: Waiting): Promise<void> {
    const own = [first];
    this.#ofProfile.set(profileId, own);
    for (let [next] = own; next; [next] = own) {
      const gone = own.splice(0, await this.#deliver(next, own));
      this.#commands -= gone.length;
      for (const { bytes } of gone) this.#bytes -= bytes;
      this.#changed();
    }
    this.#ofProfile.delete(profileId);
  }

  /** How many of the commands, from the first on, are dealt with. */
  async #deliver(first: Waiting, own: readonly Waiting[]): Promise<number> {
    if (this.#failure) return this.#failed(first, this.#failure.error, own);
    if (Date.now() > this.#limits.until) return this.#failed(first, new OutOfTime(), own);
    try {
      const count = await this.#send(own.map(({ command }) => command));
      this.#accepted += count;
      return count;
    } catch (error) {
      if (!(error instanceof MessageTooLarge)) return this.#failed(first, error, own);
      this.#tooLarge(first.line);
      return 1;
    }
  }

  /** Whatever of the profile has come meanwhile fails with the first. */
  #failed({ line }: Waiting, error: unknown, own: readonly Waiting[]): number {
    if (!this.#failure || line < this.#failure.line) this.#failure = { line, error };
    return own.length;
  }

  async #until(reached: () => boolean): Promise<void> {
    while (!reached()) {
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }
}
