// What is newer. The queue delivers in any order, so each write carries what is needed to tell.
import type { Command } from '../commands/kinds';
import type { Stamp } from './state';

export function stampOf(command: Command): Stamp {
  return {
    acceptedAt: command.acceptedAt,
    operationId: command.operationId,
    sessionId: command.sessionId ?? null,
    revision: command.revision ?? null,
  };
}

/**
 * Whether the first write is older than the second. Inside one session the client's revision decides: it knows the order
 * in which it saved, whatever order the network made of it. Else the time of acceptance, then the operationId.
 */
export function isOlder(one: Stamp, other: Stamp): boolean {
  const sameSession = one.sessionId !== null && one.sessionId === other.sessionId;
  if (sameSession && one.revision !== null && other.revision !== null && one.revision !== other.revision) {
    return one.revision < other.revision;
  }
  if (one.acceptedAt !== other.acceptedAt) return one.acceptedAt < other.acceptedAt;
  return one.operationId < other.operationId;
}

/** For Array.sort: the order in which the commands of a batch are decided. */
export function byAcceptance(one: Accepted, other: Accepted): number {
  if (one.acceptedAt !== other.acceptedAt) return one.acceptedAt < other.acceptedAt ? -1 : 1;
  return one.operationId < other.operationId ? -1 : one.operationId > other.operationId ? 1 : 0;
}

type Accepted = Pick<Stamp, 'acceptedAt' | 'operationId'>;

export function earlier(one: string, other: string | null): string {
  return other === null || one < other ? one : other;
}

export function later(one: string, other: string | null): string {
  return other === null || one > other ? one : other;
}
