// The catalog's rows in words, one fact a schema, table, column, constraint and index.
import {
  type CatalogRows,
  type CheckRow,
  type ColumnRow,
  type DefaultRow,
  type ForeignKeyRow,
  type IndexRow,
  type NewRequest,
  readCatalog,
} from './catalog-queries';
import { typeName } from './column-type';
import { DefinitionHidden } from './errors';
import type { FactKind, SchemaFact } from './fact';

export interface Naming {
  /** The schemas to read, as they are called in the database, with the name that the facts have for each. */
  readonly schemas: ReadonlyMap<string, string>;
  /** In lower case, all names that the migrations give; others are not compared. */
  readonly given: ReadonlySet<string>;
}

/** The facts of the schemas, sorted by their keys. Throws DefinitionHidden. */
export async function readSchema(newRequest: NewRequest, naming: Naming): Promise<SchemaFact[]> {
  const rows = await readCatalog(newRequest, [...naming.schemas.keys()]);
  return withoutDoubles(factsOf(rows, naming)).sort((a, b) => (a.key < b.key ? -1 : 1));
}

function factsOf(rows: CatalogRows, { schemas, given }: Naming): SchemaFact[] {
  const shown = new Map([...schemas].map(([name, of]) => [name.toLowerCase(), of]));
  const schemaOf = (name: string) => shown.get(name.toLowerCase()) ?? name;
  const tableOf = (row: OfTable) => `${schemaOf(row.schemaName)}.${row.tableName}`;
  /** `named` is what follows the table in the key when the migrations give the name, `unnamed` when they do not. */
  const fact = (kind: FactKind, row: OfTable, about: About): SchemaFact => {
    const table = tableOf(row);
    const isGiven = about.name === undefined || given.has(about.name.toLowerCase());
    const follows = isGiven ? about.named : about.unnamed;
    const foreignName = isGiven ? undefined : about.name;
    return {
      ...{ kind, schema: schemaOf(row.schemaName), table, value: about.value, foreignName },
      key: `${kind} ${table}${follows}`,
    };
  };
  const isOurs = (name: string) => given.has(name.toLowerCase());
  return [
    ...rows.schemas.map((name) => schemaFact(schemaOf(name))),
    ...groups(rows.columns, tableOf).flatMap((columns) => [
      fact('table', columns[0], { named: '', value: '' }),
      fact('column order', columns[0], { named: '', value: columns.map(({ name }) => name).join(', ') }),
      ...columns.map((row) => fact('column', row, { named: `.${row.name}`, value: columnValue(row) })),
    ]),
    ...rows.defaults.map((row) => {
      const named = `.${row.columnName}`;
      const value = `${isOurs(row.name) ? row.name : 'unnamed'} = ${definitionOf(row)}`;
      return fact('default', row, { name: row.name, named, unnamed: named, value });
    }),
    ...rows.checks.map((row) => {
      const unnamed = ` = ${definitionOf(row)}`;
      const value = isOurs(row.name) ? `= ${definitionOf(row)}` : '';
      return fact('check', row, { name: row.name, named: ` ${row.name}`, unnamed, value: value + stateOf(row) });
    }),
    ...groups(rows.foreignKeys, (row) => `${tableOf(row)} ${row.name}`).map((pairs) => {
      const [row] = pairs;
      const from = `(${pairs.map(({ columnName }) => columnName).join(', ')})`;
      const to = `-> ${schemaOf(row.referencedSchema)}.${row.referencedTable} (${pairs.map((pair) => pair.referencedColumn).join(', ')})`;
      const value = `${from} ${to}${actionsOf(row)}${stateOf(row)}`;
      return fact('foreign key', row, { name: row.name, named: ` ${row.name}`, unnamed: ` ${from} ${to}`, value });
    }),
    ...groups(rows.indexes, (row) => `${tableOf(row)} ${row.name}`).map((columns) => indexFact(columns, fact, isOurs)),
    ...rows.triggers.map((row) =>
      fact('trigger', row, { named: ` ${row.name}`, value: row.isDisabled ? 'disabled' : '' }),
    ),
  ];
}

type OfTable = Pick<ColumnRow, 'schemaName' | 'tableName'>;
type About = { readonly named: string; readonly value: string } & (
  | { readonly name: string; readonly unnamed: string }
  | { readonly name?: undefined; readonly unnamed?: undefined }
);
type NonEmpty<Row> = readonly [Row, ...Row[]];

function schemaFact(schema: string): SchemaFact {
  return { kind: 'schema', schema, table: undefined, key: `schema ${schema}`, value: '', foreignName: undefined };
}

function columnValue(row: ColumnRow): string {
  const parts = [
    typeName(row),
    row.isNullable ? 'null' : 'not null',
    row.isIdentity ? identityWords(row) : '',
    row.isComputed ? `computed as ${computedAs(row)}${row.isPersisted ? ' persisted' : ''}` : '',
    row.collation === null || row.collation === row.databaseCollation ? '' : `collate ${row.collation}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function computedAs({ tableName, name, computedAs: definition }: ColumnRow): string {
  if (definition === null) throw new DefinitionHidden(`${tableName}.${name}`);
  return definition;
}

/** One that begins at 1 and counts by 1 is called by the word alone. */
function identityWords({ seed, increment }: ColumnRow): string {
  const usual = Number(seed ?? 1) === 1 && Number(increment ?? 1) === 1;
  return usual ? 'identity' : `identity(${seed},${increment})`;
}

/** An index is always named by whoever makes it, so its name counts; that of a key may be the server's. */
function indexFact(
  columns: NonEmpty<IndexRow>,
  fact: (kind: FactKind, row: OfTable, about: About) => SchemaFact,
  isOurs: (name: string) => boolean,
): SchemaFact {
  const [row] = columns;
  const keys = columns.filter((column) => !column.isIncluded);
  const included = columns.filter((column) => column.isIncluded).map(({ columnName }) => columnName);
  const key = `(${keys.map((column) => `${column.columnName}${column.isDescending ? ' desc' : ''}`).join(', ')})`;
  const how = `${row.type.toLowerCase()} ${key}`;
  const disabled = `${row.ignoresDuplicates ? ' ignores duplicates' : ''}${row.isDisabled ? ' disabled' : ''}`;
  if (row.isPrimaryKey) {
    const value = `${isOurs(row.name) ? row.name : 'unnamed'} ${how}${disabled}`;
    return fact('primary key', row, { name: row.name, named: '', unnamed: '', value });
  }
  if (row.isUniqueConstraint)
    return fact('unique', row, { name: row.name, named: ` ${row.name}`, unnamed: ` ${key}`, value: how + disabled });
  // In which order columns are included makes no difference.
  const include = included.length > 0 ? ` include (${included.sort().join(', ')})` : '';
  const where = row.hasFilter ? ` where = ${row.filter}` : '';
  const value = `${row.isUnique ? 'unique ' : ''}${how}${include}${where}${disabled}`;
  return fact('index', row, { named: ` ${row.name}`, value });
}

function definitionOf(row: DefaultRow | CheckRow): string {
  if (row.definition === null) throw new DefinitionHidden(row.name);
  return row.definition;
}

function stateOf(row: { readonly isDisabled: boolean; readonly isNotTrusted: boolean }): string {
  return `${row.isDisabled ? ' disabled' : ''}${row.isNotTrusted ? notTrusted : ''}`;
}

/** How the value of a constraint ends that rows may not meet: it was added or enabled WITH NOCHECK. */
export const notTrusted = ' not trusted';

function actionsOf(row: ForeignKeyRow): string {
  const words = (verb: string, action: string) =>
    action === 'NO_ACTION' ? '' : ` on ${verb} ${action.replace('_', ' ').toLowerCase()}`;
  return words('delete', row.onDelete) + words('update', row.onUpdate);
}

/** Rows with the same name, in their order. */
function groups<Row>(rows: readonly Row[], nameOf: (row: Row) => string): NonEmpty<Row>[] {
  const found = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const group = found.get(nameOf(row));
    if (group === undefined) found.set(nameOf(row), [row]);
    else group.push(row);
  }
  return [...found.values()];
}

/** Two checks without a name may say the same. */
function withoutDoubles(facts: readonly SchemaFact[]): SchemaFact[] {
  const times = new Map<string, number>();
  return facts.map((fact) => {
    const time = (times.get(fact.key) ?? 0) + 1;
    times.set(fact.key, time);
    return time === 1 ? fact : { ...fact, key: `${fact.key} (${time})` };
  });
}
