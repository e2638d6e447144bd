// What one statement's translation gathers: the parameters in the order of their numbers, and how names are written.
import { SqlError } from '../errors';
import type { Node } from './node';
import { engineType, type SqlType } from './types';

/** Where the value of `$n` comes from when the statement runs: the request's parameter, or what only the session knows. */
export type ParameterSource =
  | `@${string}`
  | 'row count'
  | 'transaction count'
  | 'lock timeout'
  | 'application locks'
  | 'database'
  | 'databases';

export class Scope {
  readonly sources: ParameterSource[] = [];
  /** In an OUTPUT clause the engine's `new` and `old` rows stand for `inserted` and `deleted`. */
  inOutput = false;

  constructor(private readonly parameters: ReadonlyMap<string, SqlType>) {}

  parameter(name: string, node: Node): string {
    const type = this.parameters.get(name.toLowerCase());
    if (!type) throw new SqlError(137, `Must declare the scalar variable "${name}".`, 15);
    return `CAST(${this.value(`@${name.slice(1).toLowerCase()}`)} AS ${engineType(type, node)})`;
  }

  /** The `$n` of a source. */
  value(source: ParameterSource): string {
    const known = this.sources.indexOf(source);
    return `$${known === -1 ? this.sources.push(source) : known + 1}`;
  }
}

/** Longer names would be cut off by the engine, in silence. */
const longestName = 63;

/** An identifier for the engine: as it was written, always quoted, so case counts. */
export function quoted(name: string, node: Node): string {
  if (Buffer.byteLength(name) > longestName)
    throw node.unsupported(`a name longer than ${longestName} bytes (${name})`);
  return `"${name.replaceAll('"', '""')}"`;
}

export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

export interface ObjectName {
  readonly schema: string;
  readonly name: string;
  readonly sql: string;
}

/** A two-part name; without a schema it is dbo's. */
export function objectName(table: Node): ObjectName {
  const schema = table.name('schema') ?? 'dbo';
  const name = table.name('name') ?? '';
  if (name.startsWith('#')) throw table.unsupported(`the temporary table ${name}`);
  if (table.has('catalog')) throw table.unsupported('a name of three parts');
  return { schema, name, sql: `${quoted(schema, table)}.${quoted(name, table)}` };
}
