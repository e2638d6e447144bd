// What the decision on one command is made of, and the one that drafts and submits share: the conflict of versions.
import type { Change } from '../audit/change';
import type { Outcome } from './outcome';

export interface Decided {
  readonly outcome: Outcome;
  readonly changes: readonly Change[];
}

/** Of a command that expects another version than there is now. Undefined when it expects this one or none. */
export function conflictOf(expectedVersion: number | undefined, currentVersion: number): Decided | undefined {
  if (expectedVersion === undefined || expectedVersion === currentVersion) return undefined;
  return { outcome: { status: 'conflict', expectedVersion, currentVersion }, changes: [] };
}
