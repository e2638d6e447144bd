// Faults on demand: what a real server does once in a while (a deadlock, a dropped connection), a test gets when it asks for it.
import type { ChildProcess } from 'node:child_process';
import { deadlock, SqlError } from './errors';

interface Times {
  /** How many statements it strikes. */
  readonly times: number;
  /** Only statements whose T-SQL has this; a commit by the driver reads `COMMIT TRANSACTION`, and so on. */
  readonly matching?: string;
}

export type Fault =
  | ({
      readonly kind: 'error';
      readonly number: number;
      /** What the server says with it; many of SQL Server's messages quote a value. */
      readonly message?: string;
    } & Times)
  | ({
      readonly kind: 'disconnect';
      /** Before the statement is run, or after: then it has happened, but the client cannot know. */
      readonly when: 'before' | 'after';
    } & Times);

/** The connection is to be dropped without an answer. */
export class Disconnect extends Error {
  constructor() {
    super('a fault drops the connection');
    this.name = 'Disconnect';
  }
}

/** For the parent process of a stand-in started with an IPC channel: resolves once the fault will strike. */
export function injectFault(server: ChildProcess, fault: Fault): Promise<void> {
  return new Promise((resolve, reject) => {
    const acknowledged = (message: unknown) => {
      if (!isAcknowledgement(message)) return;
      server.off('message', acknowledged);
      resolve();
    };
    server.on('message', acknowledged);
    server.send({ fault }, (error) => error && reject(error));
  });
}

function isAcknowledgement(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'faultAccepted' in message;
}

/** The server's side: what is still to strike. */
export class Faults {
  private readonly pending: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.pending.push({ fault, left: fault.times });
  }

  /** Takes faults over IPC from the parent process, and tells it that they are in place. */
  listen(from: NodeJS.Process): void {
    from.on('message', (message: { fault?: Fault }) => {
      if (!message?.fault) return;
      this.add(message.fault);
      from.send?.({ faultAccepted: true });
    });
  }

  /** Throws when a fault strikes this statement at this moment. */
  strike(statement: string, moment: 'before' | 'after'): void {
    const found = this.pending.find(({ fault, left }) => {
      const when = fault.kind === 'disconnect' ? fault.when : 'before';
      return left > 0 && when === moment && statement.includes(fault.matching ?? '');
    });
    if (!found) return;
    found.left--;
    if (found.fault.kind === 'disconnect') throw new Disconnect();
    throw injectedError(found.fault.number, found.fault.message);
  }
}

function injectedError(number: number, message = `Error ${number} was asked for by a test.`): SqlError {
  return number === 1205 ? deadlock() : new SqlError(number, message);
}
