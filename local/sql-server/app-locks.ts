// sp_getapplock and sp_releaseapplock: locks by name, which need no database lock and so can be waited for beside running work.
// https://learn.microsoft.com/sql/relational-databases/system-stored-procedures/sp-getapplock-transact-sql
import { SqlError, unsupported } from './errors';
import type { Wait } from './fifo-lock';

/** A session, or a transaction of one: whoever a lock is freed with. */
export type Owner = object;

/** The return values of sp_getapplock. */
export const granted = { atOnce: 0, afterWaiting: 1, timeout: -1, cancelled: -2 } as const;

interface Held {
  readonly owner: Owner;
  readonly exclusive: boolean;
}

interface Waiter extends Held {
  readonly enter: () => void;
}

export class AppLocks {
  private readonly held = new Map<string, Held[]>();
  private readonly waiting = new Map<string, Waiter[]>();

  async get(resource: string, mode: string, owner: Owner, { timeout, signal }: Wait): Promise<number> {
    if (!/^(exclusive|shared)$/i.test(mode)) throw unsupported(`sp_getapplock with the mode ${mode}`, '');
    const wanted = { owner, exclusive: /^exclusive$/i.test(mode) };
    if (this.isFree(resource, wanted) && this.line(resource).length === 0) {
      this.grant(resource, wanted);
      return granted.atOnce;
    }
    if (timeout === 0) return granted.timeout;
    return this.wait(resource, wanted, { timeout, signal });
  }

  /** Throws 1223 when the owner does not hold it. */
  release(resource: string, owner: Owner): void {
    const holders = this.held.get(resource) ?? [];
    const mine = holders.findIndex((each) => each.owner === owner);
    if (mine === -1) {
      const lock = `(Database Principal: 'public', Resource: '${resource}')`;
      throw new SqlError(1223, `Cannot release the application lock ${lock} because it is not currently held.`);
    }
    holders.splice(mine, 1);
    this.handOn(resource);
  }

  releaseAll(owner: Owner): void {
    for (const [resource, holders] of this.held) {
      const others = holders.filter((each) => each.owner !== owner);
      if (others.length === holders.length) continue;
      this.held.set(resource, others);
      this.handOn(resource);
    }
  }

  /** The mode of each lock that the owner holds, by its resource. */
  heldBy(owner: Owner | undefined): Readonly<Record<string, 'Exclusive' | 'Shared'>> {
    const mine = [...this.held].flatMap(([resource, holders]) => {
      const modes = holders.filter((each) => each.owner === owner).map((each) => each.exclusive);
      return modes.length === 0 ? [] : [[resource, modes.includes(true) ? 'Exclusive' : 'Shared'] as const];
    });
    return Object.fromEntries(mine);
  }

  private line(resource: string): Waiter[] {
    return this.waiting.get(resource) ?? [];
  }

  private isFree(resource: string, wanted: Held): boolean {
    return (this.held.get(resource) ?? []).every(
      (each) => each.owner === wanted.owner || !(each.exclusive || wanted.exclusive),
    );
  }

  private grant(resource: string, wanted: Held): void {
    this.held.set(resource, [...(this.held.get(resource) ?? []), wanted]);
  }

  private handOn(resource: string): void {
    const line = this.line(resource);
    for (let first = line[0]; first && this.isFree(resource, first); first = line[0]) {
      line.shift();
      this.grant(resource, first);
      first.enter();
    }
    if (line.length === 0) this.waiting.delete(resource);
    if (this.held.get(resource)?.length === 0) this.held.delete(resource);
  }

  private wait(resource: string, wanted: Held, { timeout, signal }: Wait): Promise<number> {
    return new Promise((resolve) => {
      const settle = (value: number) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        resolve(value);
      };
      const waiter: Waiter = { ...wanted, enter: () => settle(granted.afterWaiting) };
      const leave = (value: number) => {
        const line = this.line(resource);
        line.splice(line.indexOf(waiter), 1);
        settle(value);
        this.handOn(resource);
      };
      const cancel = () => leave(granted.cancelled);
      const timer = timeout > 0 ? setTimeout(() => leave(granted.timeout), timeout) : undefined;
      signal.addEventListener('abort', cancel);
      this.waiting.set(resource, [...this.line(resource), waiter]);
    });
  }
}
