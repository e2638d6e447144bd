// Compares the live schema of our tables with what the migrations make, on one connection, and leaves nothing behind.
import sql from 'mssql';
import type { NewRequest } from './catalog-queries';
import { type Comparison, compareSchema, type Difference } from './compare-schema';
import { expectedSchema } from './expected-schema';
import { lineOf, type SchemaFact } from './fact';
import { readSchema } from './read-schema';
import { namesGivenBy, schemasOf, type UpStep } from './scratch-batches';

export interface Verification extends Comparison {
  /** How many facts the migrations make. */
  readonly compared: number;
}

/** The facts of the live schemas that the steps create, those that are not there yet included. Throws DefinitionHidden. */
export function liveSchema(newRequest: NewRequest, steps: readonly UpStep[]): Promise<SchemaFact[]> {
  const schemas = new Map(schemasOf(steps).map((schema) => [schema, schema]));
  return readSchema(newRequest, { schemas, given: namesGivenBy(steps) });
}

/**
 * Compares the live schema with that of the first `upTo` steps. `steps` are all that there are: what a later one would make is
 * unexpected. Takes locks on what it makes, none on the rows of live tables. Throws ScratchSchemaExists, SchemaNotRemade,
 * StepNotRepeatable, DefinitionHidden, and the driver's errors.
 */
export async function verifySchema(
  pool: sql.ConnectionPool,
  steps: readonly UpStep[],
  upTo: number,
): Promise<Verification> {
  const transaction = new sql.Transaction(pool);
  await transaction.begin();
  try {
    const live = await liveSchema(() => new sql.Request(transaction), steps);
    const expected = await expectedSchema(transaction, steps, upTo);
    return { ...compareSchema(expected, live), compared: expected.length };
  } finally {
    // After a failure the server has rolled back already, and the driver says so.
    await transaction.rollback().catch(() => undefined);
  }
}

/** For a terminal. */
export function verificationLines({ differences, notes, compared }: Verification): string[] {
  const lines =
    differences.length === 0
      ? [`The schema is as the migrations make it: ${compared} facts compared.`]
      : ['The schema is not as the migrations make it:', ...differences.flatMap(linesOf)];
  return notes.length === 0
    ? lines
    : [...lines, 'Not as the migrations make it, and no fault:', ...notes.flatMap(linesOf)];
}

function linesOf(difference: Difference): string[] {
  switch (difference.kind) {
    case 'missing':
      return [`  missing     ${lineOf(difference.fact)}`];
    case 'unexpected':
      return [`  unexpected  ${lineOf(difference.fact)}`];
    case 'different':
      return [
        `  different   ${difference.expected.key}`,
        `                expected ${shown(difference.expected)}`,
        `                found    ${shown(difference.found)}`,
      ];
    default:
      return difference satisfies never;
  }
}

const shown = ({ value, foreignName }: SchemaFact) => (foreignName === undefined ? value : `${value} [${foreignName}]`);
