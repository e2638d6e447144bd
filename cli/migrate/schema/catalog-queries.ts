// What the catalog views tell of the tables in some schemas, one set of rows a kind of object.
// https://learn.microsoft.com/sql/relational-databases/system-catalog-views/object-catalog-views-transact-sql
import sql from 'mssql';

/** Makes a request on the connection or in the transaction that the catalog is to be read with. */
export type NewRequest = () => sql.Request;

/** Every row of a table tells which. */
interface OfTable {
  readonly schemaName: string;
  readonly tableName: string;
}

export interface ColumnRow extends OfTable {
  readonly name: string;
  readonly type: string;
  /** In bytes; -1 for max. */
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly isNullable: boolean;
  readonly isIdentity: boolean;
  /** As the driver gives a bigint. */
  readonly seed: string | number | null;
  readonly increment: string | number | null;
  readonly isComputed: boolean;
  readonly computedAs: string | null;
  readonly isPersisted: boolean | null;
  /** Null of what is no text. Not compared in SQL: the two names may have collations of their own that do not compare. */
  readonly collation: string | null;
  readonly databaseCollation: string | null;
}

export interface DefaultRow extends OfTable {
  readonly columnName: string;
  readonly name: string;
  readonly definition: string | null;
}

export interface CheckRow extends OfTable {
  readonly name: string;
  readonly definition: string | null;
  readonly isDisabled: boolean;
  readonly isNotTrusted: boolean;
}

/** One row a pair of columns. */
export interface ForeignKeyRow extends OfTable {
  readonly name: string;
  readonly columnName: string;
  readonly referencedSchema: string;
  readonly referencedTable: string;
  readonly referencedColumn: string;
  /** NO_ACTION, CASCADE, SET_NULL or SET_DEFAULT. */
  readonly onDelete: string;
  readonly onUpdate: string;
  readonly isDisabled: boolean;
  readonly isNotTrusted: boolean;
}

/** One row a column of an index. */
export interface IndexRow extends OfTable {
  readonly name: string;
  /** CLUSTERED, NONCLUSTERED … */
  readonly type: string;
  readonly isUnique: boolean;
  readonly isPrimaryKey: boolean;
  readonly isUniqueConstraint: boolean;
  readonly isDisabled: boolean;
  readonly ignoresDuplicates: boolean;
  readonly hasFilter: boolean;
  readonly filter: string | null;
  readonly columnName: string;
  readonly isDescending: boolean;
  readonly isIncluded: boolean;
}

export interface TriggerRow extends OfTable {
  readonly name: string;
  readonly isDisabled: boolean;
}

export interface CatalogRows {
  readonly schemas: readonly string[];
  /** In the order of their tables' columns. */
  readonly columns: readonly ColumnRow[];
  readonly defaults: readonly DefaultRow[];
  readonly checks: readonly CheckRow[];
  readonly foreignKeys: readonly ForeignKeyRow[];
  readonly indexes: readonly IndexRow[];
  readonly triggers: readonly TriggerRow[];
}

const tables = (parent: string) => `JOIN sys.tables AS t ON t.object_id = ${parent}
JOIN sys.schemas AS s ON s.schema_id = t.schema_id`;

const columns = `SELECT s.name AS schemaName, t.name AS tableName, c.name AS name, y.name AS type, c.max_length AS length,
    c.[precision] AS [precision], c.scale AS scale, c.is_nullable AS isNullable, c.is_identity AS isIdentity,
    CAST(n.seed_value AS bigint) AS seed, CAST(n.increment_value AS bigint) AS increment, c.is_computed AS isComputed,
    m.definition AS computedAs, m.is_persisted AS isPersisted,
    c.collation_name AS collation, d.collation_name AS databaseCollation
FROM sys.columns AS c
${tables('c.object_id')}
JOIN sys.types AS y ON y.user_type_id = c.user_type_id
LEFT JOIN sys.identity_columns AS n ON n.object_id = c.object_id AND n.column_id = c.column_id
LEFT JOIN sys.computed_columns AS m ON m.object_id = c.object_id AND m.column_id = c.column_id
LEFT JOIN sys.databases AS d ON d.name = DB_NAME()`;

const defaults = `SELECT s.name AS schemaName, t.name AS tableName, c.name AS columnName, d.name AS name, d.definition AS definition
FROM sys.default_constraints AS d
${tables('d.parent_object_id')}
JOIN sys.columns AS c ON c.object_id = d.parent_object_id AND c.column_id = d.parent_column_id`;

const checks = `SELECT s.name AS schemaName, t.name AS tableName, k.name AS name, k.definition AS definition, k.is_disabled AS isDisabled,
    k.is_not_trusted AS isNotTrusted
FROM sys.check_constraints AS k
${tables('k.parent_object_id')}`;

const foreignKeys = `SELECT s.name AS schemaName, t.name AS tableName, f.name AS name, c.name AS columnName, rs.name AS referencedSchema,
    rt.name AS referencedTable, rc.name AS referencedColumn, f.delete_referential_action_desc AS onDelete,
    f.update_referential_action_desc AS onUpdate, f.is_disabled AS isDisabled, f.is_not_trusted AS isNotTrusted
FROM sys.foreign_keys AS f
${tables('f.parent_object_id')}
JOIN sys.foreign_key_columns AS p ON p.constraint_object_id = f.object_id
JOIN sys.columns AS c ON c.object_id = p.parent_object_id AND c.column_id = p.parent_column_id
JOIN sys.tables AS rt ON rt.object_id = p.referenced_object_id
JOIN sys.schemas AS rs ON rs.schema_id = rt.schema_id
JOIN sys.columns AS rc ON rc.object_id = p.referenced_object_id AND rc.column_id = p.referenced_column_id`;

/** Heaps and their like have no columns here, so they are left out; so is the column that an index is partitioned by alone. */
const indexes = `SELECT s.name AS schemaName, t.name AS tableName, i.name AS name, i.type_desc AS type, i.is_unique AS isUnique,
    i.is_primary_key AS isPrimaryKey, i.is_unique_constraint AS isUniqueConstraint, i.is_disabled AS isDisabled,
    i.ignore_dup_key AS ignoresDuplicates, i.has_filter AS hasFilter,
    i.filter_definition AS filter, c.name AS columnName, k.is_descending_key AS isDescending, k.is_included_column AS isIncluded
FROM sys.indexes AS i
${tables('i.object_id')}
JOIN sys.index_columns AS k ON k.object_id = i.object_id AND k.index_id = i.index_id
    AND NOT (k.key_ordinal = 0 AND k.is_included_column = 0 AND k.partition_ordinal > 0)
JOIN sys.columns AS c ON c.object_id = k.object_id AND c.column_id = k.column_id`;

const triggers = `SELECT s.name AS schemaName, t.name AS tableName, r.name AS name, r.is_disabled AS isDisabled
FROM sys.triggers AS r
${tables('r.parent_id')}`;

/** Reads the rows of the schemas; a schema that is not there has none. */
export async function readCatalog(newRequest: NewRequest, schemas: readonly string[]): Promise<CatalogRows> {
  const wanted = schemas.map((_, index) => `@schema${index}`).join(', ');
  const read = async <Row>(query: string, order: string): Promise<Row[]> => {
    const request = newRequest();
    for (const [index, name] of schemas.entries()) request.input(`schema${index}`, sql.NVarChar(128), name);
    return (await request.query(`${query}\nWHERE s.name IN (${wanted})\nORDER BY ${order};`)).recordset;
  };
  // One after the other: a transaction has one connection.
  const found = await read<{ name: string }>('SELECT s.name AS name FROM sys.schemas AS s', 's.name');
  return {
    schemas: found.map(({ name }) => name),
    columns: await read(columns, 's.name, t.name, c.column_id'),
    defaults: await read(defaults, 's.name, t.name, d.name'),
    checks: await read(checks, 's.name, t.name, k.name'),
    foreignKeys: await read(foreignKeys, 's.name, t.name, f.name, p.constraint_column_id'),
    indexes: await read(indexes, 's.name, t.name, i.name, k.key_ordinal, k.index_column_id'),
    triggers: await read(triggers, 's.name, t.name, r.name'),
  };
}
