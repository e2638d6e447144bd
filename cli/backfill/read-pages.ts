// Reads the existing database page by page: so many users by key, and all rows of theirs.
import { setImmediate } from 'node:timers/promises';
import sql from 'mssql';
import { connected } from '../../shared/sql/connected';
import { retryWhilePassing } from '../../shared/sql/retry';
import { KeyNotUnique } from './errors';
import { type BroughtProfile, keyTextOf, type Row } from './mapping/brought';
import { mapUser } from './mapping/map-user';
import { type Mapping, nameOf, type TableName } from './mapping/mapping';
import { type Statements, userKeyColumn } from './mapping/statements';
import { usersSource } from './source-names';

export interface Page {
  readonly profiles: readonly BroughtProfile[];
  /** Of the last user of the page. */
  readonly lastKey: string;
  /** By source name; the users themselves as `profiles`. */
  readonly rowsRead: ReadonlyMap<string, number>;
}

export interface PageReader {
  readonly pool: sql.ConnectionPool;
  readonly mapping: Mapping;
  readonly statements: Statements;
  /** Users in a page. */
  readonly size: number;
  /** How long passing errors (a deadlock, a lost connection) are waited out, in milliseconds for each statement; not at all where it is not said. */
  readonly retryBudgetMs?: number;
}

/** The rows of a page, before anything is made of them. */
export interface PageRows {
  readonly users: readonly Row[];
  readonly lastKey: string;
  /** By the user's key, then by source name. */
  readonly byUser: ReadonlyMap<string, ReadonlyMap<string, readonly Row[]>>;
  readonly rowsRead: ReadonlyMap<string, number>;
}

/** The page after that key, or the first; undefined when there are no more users. */
export async function readPage(reader: PageReader, after: string | null): Promise<Page | undefined> {
  const rows = await readRows(reader, after);
  return rows && mapRows(reader.mapping, rows);
}

export async function readRows(reader: PageReader, after: string | null): Promise<PageRows | undefined> {
  const { mapping, statements, size } = reader;
  const users = await rowsOf(reader, after === null ? statements.users.first : statements.users.next, {
    after,
    take: size,
  });
  const last = users.at(-1);
  if (!last) return undefined;
  const lastKey = keyTextOf(last[mapping.profiles.key]);
  requireKeys(mapping.profiles.table, mapping.profiles.key, users);
  if (lastKey === after) throw new KeyNotUnique(nameOf(mapping.profiles.table), mapping.profiles.key);
  const byUser = new Map<string, Map<string, readonly Row[]>>();
  const rowsRead = new Map([[usersSource, users.length]]);
  const read = statements.reads.map(async ({ sources, rows }) => {
    const found = await rowsOf(reader, after === null ? rows.first : rows.next, { after, upTo: lastKey });
    return { sources, found };
  });
  for (const { sources, found } of await Promise.all(read)) {
    const [{ table, key }] = sources;
    requireKeys(table, key, found);
    const ofUsers = Map.groupBy(found, (row) => keyTextOf(row[userKeyColumn]));
    for (const { name } of sources) {
      rowsRead.set(name, found.length);
      for (const [userKey, ofUser] of ofUsers) rowsOfUser(byUser, userKey).set(name, ofUser);
    }
  }
  return { users, lastKey, byUser, rowsRead };
}

/** Throws KeyNotUnique: of two rows with one key the second would take the place of the first, and pages would skip rows. */
function requireKeys(table: TableName, key: string, rows: readonly Row[]): void {
  const keys = new Set(rows.map((row) => row[key]));
  const texts = new Set([...keys].map(keyTextOf));
  if (keys.has(null) || texts.size < rows.length) throw new KeyNotUnique(nameOf(table), key);
}

/** How many users are mapped before whatever else waits has its turn: some milliseconds. */
const usersInATurn = 16;

/** Lets the answers of the database through in between, for it is meant to run while a page is written. */
export async function mapRows(mapping: Mapping, { users, lastKey, byUser, rowsRead }: PageRows): Promise<Page> {
  const profiles: BroughtProfile[] = [];
  for (const user of users) {
    profiles.push(mapUser(mapping, user, byUser.get(keyTextOf(user[mapping.profiles.key])) ?? new Map()));
    if (profiles.length % usersInATurn === 0) await setImmediate();
  }
  return { profiles, lastKey, rowsRead };
}

function rowsOfUser(byUser: Map<string, Map<string, readonly Row[]>>, userKey: string): Map<string, readonly Row[]> {
  const bySource = byUser.get(userKey) ?? new Map<string, readonly Row[]>();
  byUser.set(userKey, bySource);
  return bySource;
}

interface Parameters {
  readonly after?: string | null;
  readonly upTo?: string;
  readonly take?: number;
}

function rowsOf({ pool, retryBudgetMs = 0 }: PageReader, text: string, parameters: Parameters): Promise<Row[]> {
  return retryWhilePassing(() => rowsOnce(pool, text, parameters), { deadline: Date.now() + retryBudgetMs });
}

async function rowsOnce(pool: sql.ConnectionPool, text: string, { after, upTo, take }: Parameters): Promise<Row[]> {
  const request = (await connected(pool)).request();
  if (after !== undefined && after !== null) request.input('after', sql.NVarChar(850), after);
  if (upTo !== undefined) request.input('upTo', sql.NVarChar(850), upTo);
  if (take !== undefined) request.input('take', sql.Int, take);
  return (await request.query<Row>(text)).recordset;
}

/** How many users there are. */
export async function countUsers({ pool, statements }: PageReader): Promise<number> {
  const { recordset } = await (await connected(pool))
    .request()
    .query<{ users: number | string }>(statements.countUsers);
  return Number(recordset[0]?.users ?? 0);
}

/** Rows that no user owns, of all sources: they are told at the end of a run. `take`: how many at most of each page. */
export async function* readStrays(
  reader: PageReader,
  take = 1000,
): AsyncGenerator<{ readonly source: string; readonly table: string; readonly keys: readonly string[] }> {
  for (const { source, strays } of reader.statements.sources) {
    const table = `${source.table.schema}.${source.table.table}`;
    for (let after: string | null = null; ; ) {
      const rows: Row[] = await rowsOf(reader, after === null ? strays.first : strays.next, { after, take });
      const keys = rows.map((row) => keyTextOf(row.key));
      if (keys.length > 0) yield { source: source.name, table, keys };
      if (rows.length < take) break;
      after = keys.at(-1) ?? null;
    }
  }
}
