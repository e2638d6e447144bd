// A mapping held against the live database: tables, columns and their types. Nothing is read but the catalogue.
import type { Fault } from './errors';
import { kindOf } from './fits';
import { type From, type Mapping, nameOf, type Source, type TableName } from './mapping';
import { nearest } from './nearest';
import type { KeyTypes } from './statements';

export interface Column {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  /** As INFORMATION_SCHEMA.COLUMNS has it in DATA_TYPE; with a length behind it is fine too. */
  readonly type: string;
}

type Family = 'whole' | 'decimal' | 'guid' | 'text' | 'time' | 'bit' | 'float' | 'other';

const families: ReadonlyMap<string, Family> = new Map(
  Object.entries({
    whole: 'tinyint smallint int bigint',
    decimal: 'decimal numeric money smallmoney',
    guid: 'uniqueidentifier',
    text: 'char varchar nchar nvarchar text ntext xml',
    time: 'date datetime datetime2 smalldatetime datetimeoffset',
    bit: 'bit',
    float: 'float real',
  }).flatMap(([family, types]) => types.split(' ').map((type) => [type, family as Family] as const)),
);

/** What the casts of keys are to; long texts cannot be in an index, so no key is longer. */
const castTypes: Readonly<Record<string, string>> = {
  nvarchar: 'nvarchar(850)',
  nchar: 'nvarchar(850)',
  varchar: 'varchar(1700)',
  char: 'varchar(1700)',
  decimal: 'decimal(38,0)',
  numeric: 'decimal(38,0)',
};

/** Everything that keeps the mapping from being used with the database; nothing when it can be. */
export function checkMapping(mapping: Mapping, columns: readonly Column[]): Fault[] {
  const catalogue = new Catalogue(columns);
  const { table, key, profileId, otherwise, ownerId } = mapping.profiles;
  const users = catalogue.at(table, 'profiles');
  const userKey = users.isKey(key, 'key');
  for (const [name, way] of Object.entries({ profileId, otherwise })) {
    if (way?.by === 'issuer-and-subject') users.holds(way.subject, `${name}.subject`, ['text', 'guid', 'whole']);
    if (way?.by === 'column') users.holds(way.column, `${name}.column`, ['text', 'guid']);
  }
  if (ownerId !== undefined) users.holds(ownerId, 'ownerId', ['text', 'guid', 'whole']);
  mapping.sources.forEach((source, index) => {
    checkSource(source, catalogue.at(source.table, `sources[${index}]`), userKey);
  });
  return catalogue.faults;
}

/** The types for the casts of keys. Only of a mapping in which checkMapping finds nothing. */
export function keyTypesOf({ profiles, sources }: Mapping, columns: readonly Column[]): KeyTypes {
  const typeOf = (table: TableName, key: string) => {
    const found = columns.find((one) => one.schema === table.schema && one.table === table.table && one.column === key);
    const type = baseOf(found?.type ?? '');
    return castTypes[type] ?? type;
  };
  return {
    users: typeOf(profiles.table, profiles.key),
    sources: new Map(sources.map(({ name, table, key }) => [name, typeOf(table, key)])),
  };
}

function checkSource(source: Source, table: TableOfCatalogue, userKey: Family | undefined): void {
  table.isKey(source.key, 'key');
  const user = table.family(source.user, 'user');
  if (user !== undefined && userKey !== undefined && user !== userKey) {
    table.fault(
      'user',
      `${source.user} is of another kind of type than the key of the users.`,
      'Name the column that refers to it.',
    );
  }
  if (source.items.of !== 'row') table.holds(source.items.column, `items.${source.items.of}`, ['text']);
  for (const column of source.when?.columns ?? []) table.family(column, 'when.column');
  for (const column of source.lastUpdated) table.holds(column, 'lastUpdated', ['time']);
  for (const [name, { from }] of source.fields) {
    const field = source.section.fields[name];
    const kind = field && kindOf(field);
    from.forEach((one, index) => {
      if (one.at.in !== 'column') return;
      const path = `fields.${name}${from.length > 1 ? `[${index}]` : ''}.column`;
      table.holds(one.at.column, path, holding(one, kind));
    });
  }
}

/** The kinds of type from whose values a parser, or the field itself, can get what it wants. */
function holding({ parse, match }: From, kind: string | undefined): readonly Family[] {
  if (match) return ['text', 'guid', 'whole', 'time'];
  switch (parse.kind) {
    case 'as-it-is':
      return asItIs(kind);
    case 'number':
    case 'amount':
    case 'coordinate':
      return ['text', 'whole', 'decimal', 'float'];
    case 'date':
      return ['text', 'time', 'whole'];
    case 'boolean':
      return ['bit', 'text', 'whole'];
    case 'map':
      return ['text', 'whole', 'bit', 'guid', 'decimal'];
    case 'text':
      return ['text', 'whole', 'decimal', 'guid', 'time'];
    default:
      return ['text'];
  }
}

function asItIs(kind: string | undefined): readonly Family[] {
  switch (kind) {
    case 'number':
      return ['whole', 'decimal', 'float'];
    case 'flag':
      return ['bit'];
    case 'date':
      return ['text', 'time', 'whole'];
    case 'text':
      return ['text', 'whole', 'decimal', 'guid', 'time'];
    case 'list':
    case 'object':
      return [];
    default:
      return ['text', 'guid'];
  }
}

/** The tables and columns that there are, and what was found missing in them. */
class Catalogue {
  readonly faults: Fault[] = [];
  private readonly tables = new Map<string, Map<string, string>>();

  constructor(columns: readonly Column[]) {
    for (const { schema, table, column, type } of columns) {
      const name = nameOf({ schema, table });
      const known = this.tables.get(name) ?? new Map<string, string>();
      this.tables.set(name, known.set(column, baseOf(type)));
    }
  }

  /** @param path of what names the table as `table` and its columns beside it */
  at(table: TableName, path: string): TableOfCatalogue {
    const name = nameOf(table);
    const columns = this.tables.get(name);
    if (!columns) {
      const near = nearest(name, this.tables.keys());
      const remedy = near ? `Is ${near} meant?` : 'Look whether the login may see it.';
      this.faults.push({ path: `${path}.table`, what: `There is no table ${name}.`, remedy });
    }
    return new TableOfCatalogue(name, columns, path, this.faults);
  }
}

class TableOfCatalogue {
  constructor(
    private readonly name: string,
    /** Types by name; undefined for a table that is not there, of which nothing more is said. */
    private readonly columns: ReadonlyMap<string, string> | undefined,
    private readonly path: string,
    private readonly faults: Fault[],
  ) {}

  fault(key: string, what: string, remedy: string): void {
    this.faults.push({ path: `${this.path}.${key}`, what, remedy });
  }

  /** Names are compared with regard to case, because rows come back with the names of the catalogue. */
  family(column: string, key: string): Family | undefined {
    if (!this.columns) return undefined;
    const type = this.columns.get(column);
    if (type !== undefined) return families.get(type) ?? 'other';
    const near = nearest(column, this.columns.keys());
    const all = `Its columns are ${[...this.columns.keys()].join(', ')}.`;
    this.fault(key, `${this.name} has no column ${column}.`, near ? `Is ${near} meant?` : all);
    return undefined;
  }

  holds(column: string, key: string, wanted: readonly Family[]): Family | undefined {
    const family = this.family(column, key);
    if (family === undefined || wanted.includes(family)) return family;
    const type = this.columns?.get(column);
    const types = [...families].flatMap(([one, of]) => (wanted.includes(of) ? [one] : []));
    const remedy =
      types.length > 0 ? `Use a column of ${types.join(', ')}.` : 'Name a parser that makes it what the field holds.';
    this.fault(key, `${this.name}.${column} is ${type}, which cannot be read here.`, remedy);
    return undefined;
  }

  isKey(column: string, key: string): Family | undefined {
    const family = this.holds(column, key, ['whole', 'guid', 'text', 'decimal']);
    if (['text', 'ntext', 'xml', 'money', 'smallmoney'].includes(this.columns?.get(column) ?? '')) {
      this.fault(key, `${this.name}.${column} is of a type that no key has.`, 'Name the column of the primary key.');
    }
    return family;
  }
}

function baseOf(type: string): string {
  return type.toLowerCase().replace(/\s*\(.*$/, '');
}
