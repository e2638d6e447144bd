// Counts what a step's way back would lose, before it is gone.
import type sql from 'mssql';
import type { TableName } from './ddl/ddl';
import { type Loss, lossesOf } from './ddl/losses';
import { parseStatements } from './ddl/statements';
import type { CountedLoss } from './errors';
import type { PlannedStep } from './planned';

export interface LossQuery {
  /** `rows of audit.Access`. */
  readonly what: string;
  /** What FROM and WHERE of the rows are: `[audit].[Access] WHERE …`. */
  readonly from: string;
  /** The same for a count in the step's transaction, which holds the table: `[audit].[Access] WITH (TABLOCK, HOLDLOCK) WHERE …`. */
  readonly fromHeld: string;
}

/** One for each thing that the step's statements would lose. */
export function lossQueriesOf({ statements }: PlannedStep): LossQuery[] {
  return lossesOf(statements.flatMap((statement) => parseStatements(statement.text))).map(lossQuery);
}

/**
 * Those of which there is something. `held`: in a transaction, whose tables are held from the count on: no row comes after it. A count
 * that is only told, or comes before, makes no writer wait for it to end.
 */
export async function countLosses(
  request: sql.Request,
  queries: readonly LossQuery[],
  tables: 'held' | 'free',
): Promise<CountedLoss[]> {
  if (queries.length === 0) return [];
  const text = queries
    .map(({ from, fromHeld }) => `SELECT COUNT_BIG(*) AS lost FROM ${tables === 'held' ? fromHeld : from};`)
    .join('\n');
  const sets = (await request.query(text)).recordsets as unknown as readonly (readonly { lost: string | number }[])[];
  return queries
    .map(({ what }, at) => ({ what, rows: Number(sets[at]?.[0]?.lost ?? 0) }))
    .filter(({ rows }) => rows > 0);
}

function lossQuery(loss: Loss): LossQuery {
  const name = `${loss.table.schema}.${loss.table.name}`;
  const query = (what: string, where = ''): LossQuery => ({
    what,
    from: `${quoted(loss.table)}${where && ` ${where}`}`,
    fromHeld: `${quoted(loss.table)} WITH (TABLOCK, HOLDLOCK)${where && ` ${where}`}`,
  });
  switch (loss.kind) {
    case 'rows':
      return query(`rows of ${name}`);
    case 'values':
      return query(`values of ${name}.${loss.column}`, `WHERE [${loss.column}] IS NOT NULL`);
    case 'deleted': {
      const where = conditionOf(loss.text);
      if (where === undefined) return query(`rows of ${name} at most (it deletes some of them)`);
      return query(`rows of ${name}${where && ` (${where})`}`, where);
    }
    default:
      return loss satisfies never;
  }
}

/** `WHERE …` of a plain DELETE, '' if it has none; undefined of one with TOP or joins, whose rows cannot be told from it. */
function conditionOf(text: string): string | undefined {
  const plain = /^DELETE\s+(?:FROM\s+)?[\w.[\]]+\s*(?<where>WHERE\s[\s\S]*?)?\s*;?$/i.exec(text.trim());
  return plain ? (plain.groups?.where ?? '') : undefined;
}

function quoted({ schema, name }: TableName): string {
  return `[${schema}].[${name}]`;
}
