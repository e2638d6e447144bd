// What an index is beside its name: an index that is there under the name counts as built only if it is the one that the step wants.
import sql from 'mssql';
import { parseStatements } from './ddl/statements';
import { TokenReader, wordOf } from './ddl/token-reader';
import { type Token, tokensOf } from './ddl/tokens';
import type { IndexBuild } from './online-index';

export interface IndexShape {
  readonly isUnique: boolean;
  readonly isClustered: boolean;
  /** In order, each with ` DESC` where it is. */
  readonly keys: readonly string[];
  /** In alphabetical order: theirs makes no difference. */
  readonly included: readonly string[];
  /** Only that there is one: the server writes its condition in words of its own. */
  readonly hasFilter: boolean;
}

/** Of a CREATE INDEX of rows; undefined of any other, as of COLUMNSTORE. */
export function shapeOf(createIndex: string): IndexShape | undefined {
  const [only] = parseStatements(createIndex);
  if (only?.ddl.kind !== 'create-index') return undefined;
  const words = tokensOf(only.text).filter(({ kind }) => kind !== 'blank' && kind !== 'comment');
  const reader = new TokenReader(words.slice(words.findIndex((token) => wordOf(token) === 'ON') + 1));
  reader.takeTable();
  const keys = reader.takeParentheses();
  if (keys === undefined) return undefined;
  const included = reader.takeWords('INCLUDE') ? reader.takeParentheses() : [];
  return {
    isUnique: only.ddl.isUnique,
    isClustered: words.slice(0, 4).some((token) => wordOf(token) === 'CLUSTERED'),
    keys: columnsOf(keys),
    included: columnsOf(included ?? []).sort(),
    hasFilter: reader.nextWord === 'WHERE',
  };
}

function columnsOf(tokens: readonly Token[]): string[] {
  const columns = new TokenReader(tokens).takeList((reader) => {
    const name = reader.takeName();
    const isDescending = reader.takeOneOf('ASC', 'DESC') === 'DESC';
    return name === undefined ? undefined : `${name}${isDescending ? ' DESC' : ''}`;
  });
  return columns ?? [];
}

interface IndexColumn {
  readonly isUnique: boolean;
  readonly type: string;
  readonly hasFilter: boolean;
  readonly isDisabled: boolean;
  readonly isHypothetical: boolean;
  readonly columnName: string;
  readonly keyOrdinal: number;
  readonly isDescending: boolean;
  readonly isIncluded: boolean;
}

/** Throws OtherIndexThere, when there is one of the name that is not the same. */
export async function isThere(pool: sql.ConnectionPool, wanted: IndexBuild): Promise<boolean> {
  const { table, name } = wanted;
  const { recordset } = await pool
    .request()
    .input('schema', sql.NVarChar(128), table.schema)
    .input('table', sql.NVarChar(128), table.name)
    .input('index', sql.NVarChar(128), name)
    .query<IndexColumn>(`SELECT i.is_unique AS isUnique, i.type_desc AS type, i.has_filter AS hasFilter, i.is_disabled AS isDisabled,
    i.is_hypothetical AS isHypothetical, c.name AS columnName, k.key_ordinal AS keyOrdinal, k.is_descending_key AS isDescending,
    k.is_included_column AS isIncluded
FROM sys.indexes AS i
JOIN sys.tables AS t ON t.object_id = i.object_id
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
JOIN sys.index_columns AS k ON k.object_id = i.object_id AND k.index_id = i.index_id
JOIN sys.columns AS c ON c.object_id = k.object_id AND c.column_id = k.column_id
WHERE s.name = @schema AND t.name = @table AND i.name = @index
ORDER BY k.key_ordinal, k.index_column_id;`);
  const [first] = recordset;
  if (!first) return false;
  const found: IndexShape = {
    isUnique: first.isUnique,
    isClustered: first.type === 'CLUSTERED',
    // What a partitioned index is parted by is listed, and neither key nor included.
    keys: recordset
      .filter(({ keyOrdinal }) => keyOrdinal > 0)
      .map(({ columnName, isDescending }) => `${columnName}${isDescending ? ' DESC' : ''}`),
    included: recordset
      .filter(({ isIncluded }) => isIncluded)
      .map(({ columnName }) => columnName)
      .sort(),
    hasFilter: first.hasFilter,
  };
  const wantedShape = shapeOf(wanted.online);
  const states = [...(first.isDisabled ? ['disabled'] : []), ...(first.isHypothetical ? ['hypothetical'] : [])];
  const isSame = wantedShape !== undefined && shapeWords(wantedShape).toLowerCase() === shapeWords(found).toLowerCase();
  if (isSame && states.length === 0) return true;
  throw new OtherIndexThere(
    `${name} ON ${table.schema}.${table.name}`,
    wantedShape ? shapeWords(wantedShape) : 'no index of rows',
    [shapeWords(found), ...states].join(', '),
  );
}

function shapeWords({ isUnique, isClustered, keys, included, hasFilter }: IndexShape): string {
  return [
    isUnique ? 'unique ' : '',
    isClustered ? 'clustered ' : '',
    `(${keys.join(', ')})`,
    included.length > 0 ? ` include (${included.join(', ')})` : '',
    hasFilter ? ' with a filter' : '',
  ].join('');
}

/** For the plan's file: true where the very index is there. One that is there and other makes CREATE INDEX fail by its name (1913). */
export function isThereCondition(wanted: IndexBuild): string {
  const { table, name } = wanted;
  const shape = shapeOf(wanted.online);
  const literal = (text: string) => `N'${text.replaceAll("'", "''")}'`;
  const bit = (is: boolean | undefined) => (is ? 1 : 0);
  const column = (text: string) => `COL_NAME(k.object_id, k.column_id) = ${literal(text)}`;
  const keys = (shape?.keys ?? []).map((key, at) => {
    const plain = key.replace(/ DESC$/, '');
    return `k.key_ordinal = ${at + 1} AND k.is_descending_key = ${bit(plain !== key)} AND ${column(plain)}`;
  });
  const columns = [
    ...keys,
    ...(shape?.included ?? []).map((included) => `k.is_included_column = 1 AND ${column(included)}`),
  ];
  const count = (which: string) =>
    `${columns.length} = (SELECT COUNT(*) FROM sys.index_columns AS k WHERE k.object_id = i.object_id AND k.index_id = i.index_id AND (${which}))`;
  return [
    `EXISTS (SELECT 1 FROM sys.indexes AS i WHERE i.object_id = OBJECT_ID(${literal(`[${table.schema}].[${table.name}]`)}) AND i.name = ${literal(name)}`,
    `AND i.is_unique = ${bit(shape?.isUnique)} AND i.has_filter = ${bit(shape?.hasFilter)} AND i.is_disabled = 0 AND i.is_hypothetical = 0`,
    `AND ${count('k.key_ordinal > 0 OR k.is_included_column = 1')}`,
    `AND ${count(columns.map((each) => `(${each})`).join(' OR ') || '1 = 0')})`,
  ].join('\n    ');
}

export class OtherIndexThere extends Error {
  constructor(
    readonly index: string,
    readonly wanted: string,
    readonly found: string,
  ) {
    super(
      `${index} is there already and is another: the step makes ${wanted}, there is ${found}. Drop or rename the one that is there.`,
    );
    this.name = 'OtherIndexThere';
  }
}
