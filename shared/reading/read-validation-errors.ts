// Looks up what was refused in a profile, newest first, a page at a time.

import type { StepName } from '../sections/section';
import { count, instant, text, textOrNull } from '../sql/column';
import type { Pool } from '../sql/connected';
import { Filters, limitFor, pageOf } from './page';
import { type Row, run } from './run';

export interface ValidationErrorQuery {
  readonly profileId: string;
  /** 1 or more. */
  readonly limit: number;
  readonly step?: StepName;
  /** The number of the error that the page before ended with. */
  readonly after?: number;
}

export interface StoredValidationError {
  readonly operationId: string;
  readonly step: string;
  readonly attempted: string;
  readonly path: string;
  readonly code: string;
  readonly message: string;
  /** As JSON; only of a field that holds no personal data. */
  readonly value: string | null;
  readonly sessionId: string | null;
  readonly occurredAt: string;
}

export interface ValidationErrorPage {
  readonly errors: readonly StoredValidationError[];
  /** Undefined on the last page. */
  readonly next: number | undefined;
}

/** The columns of `validationErrorOf`. */
export const validationErrorColumns = `e.validationErrorId, e.operationId, e.step, e.attempted, e.path, e.code,
    e.message, e.value, e.sessionId, e.occurredAt`;

/** Throws DatabaseUnavailable. */
export async function readValidationErrors(
  pool: Pool,
  { profileId, limit, step, after }: ValidationErrorQuery,
): Promise<ValidationErrorPage> {
  const filters = new Filters('e.profileId', profileId);
  if (step !== undefined) filters.add('e.step = CAST(@step AS varchar(20))', { step });
  if (after !== undefined) filters.add('e.validationErrorId < CAST(@after AS bigint)', { after: String(after) });
  const [rows = []] = await run(pool, {
    name: 'read validation errors',
    text: `SELECT TOP (CAST(@limit AS int)) ${validationErrorColumns}
FROM builder.ValidationError AS e
WHERE ${filters.condition}
ORDER BY e.validationErrorId DESC;`,
    parameters: { ...filters.parameters, ...limitFor(limit) },
  });
  const { page, last } = pageOf(rows, limit);
  return { errors: page.map(validationErrorOf), next: last && count(last.validationErrorId) };
}

export function validationErrorOf(row: Row): StoredValidationError {
  return {
    operationId: text(row.operationId),
    step: text(row.step),
    attempted: text(row.attempted),
    path: text(row.path),
    code: text(row.code),
    message: text(row.message),
    value: textOrNull(row.value),
    sessionId: textOrNull(row.sessionId),
    occurredAt: instant(row.occurredAt),
  };
}
