// What the decision on one command is made of, and the outcomes that several kinds share.
import type { Change } from '../audit/change';
import type { FieldError } from '../sections/field-error';
import type { Json, StepName } from '../sections/section';
import type { Outcome } from './outcome';

export interface Decided {
  readonly outcome: Outcome;
  readonly changes: readonly Change[];
  /** Of a command that does not name its step itself. */
  readonly step?: StepName;
}

/** Both values of a conflict; put together only when there is one. */
export type BothValues = () => { readonly current: Json; readonly attempted: Json };

/** Of a command that expects another version than there is now. Undefined when it expects this one or none. */
export function versionConflict(
  expectedVersion: number | undefined,
  currentVersion: number,
  values: BothValues,
): Decided | undefined {
  if (expectedVersion === undefined || expectedVersion === currentVersion) return undefined;
  const difference = { expectedVersion, currentVersion };
  return { outcome: { status: 'conflict', version: currentVersion, difference, ...values() }, changes: [] };
}

export function superseded(by: string, changes: readonly Change[] = []): Decided {
  return { outcome: { status: 'superseded', by }, changes };
}

/** `detail` says what to do. */
export function rejected(code: string, detail: string, errors?: readonly FieldError[]): Decided {
  return { outcome: { status: 'rejected', code, detail, ...(errors ? { errors } : {}) }, changes: [] };
}
