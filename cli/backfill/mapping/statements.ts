// The T-SQL that reads an existing database in pages by key. Only reads; names stand in brackets, values are parameters with a cast.
import { columnsOf, columnsOfUsers, type Mapping, type Source, type TableName } from './mapping';

export interface Statements {
  /** One row: `users`. */
  readonly countUsers: string;
  /** The first @take users by key, and the @take after the key @after. */
  readonly users: { readonly first: string; readonly next: string };
  /** Of each table and the key and user columns by which it is read, once for all sources that are read from it. */
  readonly reads: readonly TableRead[];
  /** In the order of the mapping. */
  readonly sources: readonly SourceStatements[];
}

export interface TableRead {
  readonly sources: readonly [Source, ...Source[]];
  /**
   * The rows of the users up to the key @upTo, and of those of them after @after, by user and key. Each row has the users' own key as
   * `userKeyOfUser`, which a collation may hold for equal to the source's column though it is written otherwise.
   */
  readonly rows: { readonly first: string; readonly next: string };
}

export interface SourceStatements {
  readonly source: Source;
  /** `[key]` and `[user]` of rows that no user owns, by key, @take of them: the first, and those after the key @after. */
  readonly strays: { readonly first: string; readonly next: string };
}

/** The column of a source's rows by which they are given to users: keyTextOf of it is the users' key. */
export const userKeyColumn = 'userKeyOfUser';

/** The types that the keys' columns have in the live database, for the casts of @after and @upTo. */
export interface KeyTypes {
  readonly users: string;
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * @param types as keyTypesOf tells them. The parameters go in as text (nvarchar) in the form in which the client gave the key,
 * @take as an int.
 */
export function statementsOf(mapping: Mapping, types: KeyTypes): Statements {
  const { table, key } = mapping.profiles;
  const users = (after: string) => `SELECT TOP (CAST(@take AS int)) ${select('u', columnsOfUsers(mapping.profiles))}
FROM ${inBrackets(table)} AS u${after}
ORDER BY u.${bracket(key)};`;
  return {
    countUsers: `SELECT COUNT_BIG(*) AS [users] FROM ${inBrackets(table)};`,
    users: { first: users(''), next: users(`\nWHERE u.${bracket(key)} > ${cast('@after', types.users)}`) },
    reads: readTogether(mapping.sources).map((sources) => ({ sources, rows: rowsOf(sources, mapping, types.users) })),
    sources: mapping.sources.map((source) => ofSource(source, mapping, types.sources.get(source.name) ?? types.users)),
  };
}

/** In the order of the first source of each. */
function readTogether(sources: readonly Source[]): TableRead['sources'][] {
  const wayOf = ({ table, key, user }: Source) => JSON.stringify([table.schema, table.table, key, user]);
  return [...Map.groupBy(sources, wayOf).values()].flatMap(([first, ...others]) => (first ? [[first, ...others]] : []));
}

function rowsOf(sources: TableRead['sources'], { profiles }: Mapping, userType: string): TableRead['rows'] {
  const [{ table, key, user }] = sources;
  const columns = [...new Set(sources.flatMap(columnsOf))];
  const userKey = `u.${bracket(profiles.key)}`;
  const rows = (after: string) => `SELECT ${select('s', columns)}, ${userKey} AS ${bracket(userKeyColumn)}
FROM ${inBrackets(table)} AS s
JOIN ${inBrackets(profiles.table)} AS u ON ${userKey} = s.${bracket(user)}
WHERE ${after}${userKey} <= ${cast('@upTo', userType)}
ORDER BY ${userKey}, s.${bracket(key)};`;
  return { first: rows(''), next: rows(`${userKey} > ${cast('@after', userType)} AND `) };
}

function ofSource(source: Source, { profiles }: Mapping, keyType: string): SourceStatements {
  const from = inBrackets(source.table);
  const [key, user] = [`s.${bracket(source.key)}`, `s.${bracket(source.user)}`];
  const userKey = `u.${bracket(profiles.key)}`;
  const strays = (after: string) => `SELECT TOP (CAST(@take AS int)) ${key} AS [key], ${user} AS [user]
FROM ${from} AS s
WHERE ${after}NOT EXISTS (SELECT 1 FROM ${inBrackets(profiles.table)} AS u WHERE ${userKey} = ${user})
ORDER BY ${key};`;
  return {
    source,
    strays: { first: strays(''), next: strays(`${key} > ${cast('@after', keyType)} AND `) },
  };
}

function select(alias: string, columns: readonly string[]): string {
  return columns.map((column) => `${alias}.${bracket(column)}`).join(', ');
}

function cast(parameter: string, type: string): string {
  return `CAST(${parameter} AS ${type})`;
}

/** Names were checked when the mapping was read: they hold no bracket. */
function bracket(name: string): string {
  return `[${name}]`;
}

function inBrackets({ schema, table }: TableName): string {
  return `${bracket(schema)}.${bracket(table)}`;
}
