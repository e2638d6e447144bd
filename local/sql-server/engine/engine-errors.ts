// The engine's failures in SQL Server's numbers and words (sys.messages), so that what the app decides by is what it will meet.
import { SqlError, unsupported } from '../errors';
import type { Query } from '../translate/statement';
import type { Engine } from './engine';
import type { EngineFailure } from './worker-messages';

export interface FailedIn {
  readonly engine: Engine;
  readonly database: string;
  readonly query: Pick<Query, 'text' | 'verb'>;
}

/** Asks the catalog where the words need it; the failed transaction must be rolled back before. */
export async function sqlErrorOf(failure: EngineFailure, where: FailedIn): Promise<SqlError> {
  const object = `${failure.schema}.${failure.table}`;
  const [, mentioned = ''] = /"([^"]*)"/.exec(failure.message) ?? [];
  switch (failure.code) {
    case '23505':
      return duplicateKey(failure, object, where);
    case '23503':
      return foreignKey(failure, object, where);
    case '23514':
      return failure.constraint.startsWith('~')
        ? wrongSize(failure, object, where)
        : checkFailed(failure, object, where);
    case '23502': {
      const target = `column '${failure.column}', table '${where.database}.${object}'`;
      const verb = where.query.verb === 'UPDATE' ? 'UPDATE' : 'INSERT';
      return new SqlError(
        515,
        `Cannot insert the value NULL into ${target}; column does not allow nulls. ${verb} fails.`,
      );
    }
    case '42P01':
    case '3F000':
    case '42704':
      return missingObject(failure, mentioned, where);
    case '42703': {
      const [, column = ''] = /column (?:"?\w+"?\.)?"?(.*?)"? (?:of|does)/.exec(failure.message) ?? [];
      return new SqlError(207, `Invalid column name '${column}'.`);
    }
    case '42702':
      return new SqlError(209, `Ambiguous column name '${mentioned}'.`);
    case '42P07':
    case '42710':
    case '42P06':
      return new SqlError(2714, `There is already an object named '${mentioned}' in the database.`);
    case '42701':
      return new SqlError(
        2705,
        `Column names in each table must be unique. Column name '${mentioned}' is specified more than once.`,
      );
    case '428C9':
      return new SqlError(544, `Cannot insert explicit value for identity column when IDENTITY_INSERT is set to OFF.`);
    case '2BP01':
      return new SqlError(
        3726,
        `Could not drop object '${mentioned}' because other objects depend on it. ${failure.detail}`,
      );
    case '22P02':
      return conversionFailed(failure, mentioned);
    case '22007':
    case '22008':
      return new SqlError(241, 'Conversion failed when converting date and/or time from character string.');
    case '22003':
      return new SqlError(8115, 'Arithmetic overflow error converting expression to a numeric data type.');
    case '22012':
      return new SqlError(8134, 'Divide by zero error encountered.');
    case '22023':
      return new SqlError(
        13609,
        `JSON text is not properly formatted, or a value of it has another form than its column. ${failure.message}`,
      );
    case 'TS001':
      return unsupported(failure.message, where.query.text);
    case 'TS002':
      return new SqlError(3728, failure.message);
    case 'TS003':
      return new SqlError(5074, failure.message);
    default:
      return engineRefused(failure, where);
  }
}

const engineRefused = (failure: EngineFailure, where: FailedIn) =>
  unsupported(`this: the engine says "${failure.message}" (${failure.code})`, where.query.text);

interface Constraint {
  readonly type: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/** A constraint by the engine's name for it; of a foreign key also the table and columns that it points to. */
async function constraintOf(
  failure: EngineFailure,
  side: 'own' | 'other',
  engine: Engine,
): Promise<Constraint | undefined> {
  const [relation, key] = side === 'own' ? ['conrelid', 'conkey'] : ['confrelid', 'confkey'];
  const { rows } = await engine.run(
    [
      `SELECT k.contype, n.nspname || '.' || c.relname, a.attname FROM pg_constraint AS k
       JOIN pg_namespace AS s ON s.oid = k.connamespace JOIN pg_class AS c ON c.oid = k.${relation}
       JOIN pg_namespace AS n ON n.oid = c.relnamespace CROSS JOIN LATERAL unnest(k.${key}) WITH ORDINALITY AS at (number, place)
       JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = at.number
       WHERE s.nspname = $1 AND k.conname = $2 ORDER BY at.place`,
    ],
    [failure.schema, failure.constraint],
  );
  const [first] = rows;
  if (!first) return undefined;
  return { type: first[0] ?? '', table: first[1] ?? '', columns: rows.map((row) => row[2] ?? '') };
}

async function duplicateKey(failure: EngineFailure, object: string, { engine }: FailedIn): Promise<SqlError> {
  const [, values = ''] = /=\((.*)\) already exists/s.exec(failure.detail) ?? [];
  const value = `The duplicate key value is (${values}).`;
  const constraint = await constraintOf(failure, 'own', engine);
  if (!constraint) {
    const index = failure.constraint.slice(failure.table.length + 1);
    return new SqlError(
      2601,
      `Cannot insert duplicate key row in object '${object}' with unique index '${index}'. ${value}`,
      14,
    );
  }
  const kind = constraint.type === 'p' ? 'PRIMARY' : 'UNIQUE';
  return new SqlError(
    2627,
    `Violation of ${kind} KEY constraint '${failure.constraint}'. Cannot insert duplicate key in object '${object}'. ${value}`,
    14,
  );
}

async function foreignKey(failure: EngineFailure, object: string, where: FailedIn): Promise<SqlError> {
  const fromParent = / is still referenced /.test(failure.detail);
  const constraint = await constraintOf(failure, fromParent ? 'own' : 'other', where.engine);
  const kind = fromParent ? 'REFERENCE' : 'FOREIGN KEY';
  return conflict(kind, failure.constraint, constraint?.table ?? object, constraint?.columns ?? [], where);
}

async function checkFailed(failure: EngineFailure, object: string, where: FailedIn): Promise<SqlError> {
  if (!failure.table) {
    return new SqlError(220, `Arithmetic overflow error for data type ${failure.constraint}.`);
  }
  const constraint = await constraintOf(failure, 'own', where.engine);
  return conflict('CHECK', failure.constraint, object, constraint?.columns ?? [], where);
}

/** 547, which names the column only where the constraint has one. */
function conflict(kind: string, name: string, table: string, columns: readonly string[], where: FailedIn): SqlError {
  const verb = where.query.verb === 'DDL' ? 'ALTER TABLE' : where.query.verb;
  const column = columns.length === 1 ? `, column '${columns[0]}'` : '';
  return new SqlError(
    547,
    `The ${verb} statement conflicted with the ${kind} constraint "${name}". The conflict occurred in database "${where.database}", table "${table}"${column}.`,
  );
}

/** The checks of a type are named `~word type column` (translate/columns.ts). */
function wrongSize(failure: EngineFailure, object: string, where: FailedIn): SqlError {
  const [, word, type, column] = /^~(\w+) (\S+) (.*)$/s.exec(failure.constraint) ?? [];
  if (word === 'size') {
    return new SqlError(
      2628,
      `String or binary data would be truncated in table '${where.database}.${object}', column '${column}'. Truncated value: ''.`,
    );
  }
  const what = word === 'ascii' ? 'text beyond ASCII in' : 'a value that must be padded to fill';
  return unsupported(`${what} the ${type} column ${column} of ${object}`, where.query.text);
}

function missingObject(failure: EngineFailure, mentioned: string, where: FailedIn): SqlError {
  const [, dropped] = /^DROP (\w+)/i.exec(where.query.text) ?? [];
  if (dropped) {
    const what = `Cannot drop the ${dropped.toLowerCase()} '${mentioned}'`;
    return new SqlError(3701, `${what}, because it does not exist or you do not have permission.`, 11);
  }
  const [, table] = /FROM-clause entry for table "(.*)"/.exec(failure.message) ?? [];
  if (table) return new SqlError(4104, `The multi-part identifier "${table}" could not be bound.`);
  if (failure.code === '3F000') return new SqlError(2760, `The specified schema name "${mentioned}" does not exist.`);
  if (failure.code === '42704') return engineRefused(failure, where);
  return new SqlError(208, `Invalid object name '${mentioned}'.`);
}

function conversionFailed(failure: EngineFailure, value: string): SqlError {
  const [, type = ''] = /input syntax for type (.*?)(?::|$)/.exec(failure.message) ?? [];
  const given = failure.message.slice(failure.message.indexOf(': "') + 3, -1) || value;
  if (type === 'json') {
    return new SqlError(13609, `JSON text is not properly formatted. ${failure.detail}`);
  }
  if (type === 'uuid')
    return new SqlError(8169, 'Conversion failed when converting from a character string to uniqueidentifier.');
  if (type === 'numeric' || type.startsWith('double'))
    return new SqlError(8114, 'Error converting data type nvarchar to numeric.');
  const target = { integer: 'int', bigint: 'bigint', boolean: 'bit', smallint: 'bit' }[type] ?? type;
  return new SqlError(245, `Conversion failed when converting the nvarchar value '${given}' to data type ${target}.`);
}
