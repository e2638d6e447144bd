// The tables and columns of a live database, as its catalogue tells them, and what a mapping misses in them.
import type { Fault } from './errors';
import { nameOf, type TableName } from './mapping';
import { nearest } from './nearest';

export interface Column {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  /** As INFORMATION_SCHEMA.COLUMNS has it in DATA_TYPE; with a length behind it is fine too. */
  readonly type: string;
}

export type Family = 'whole' | 'decimal' | 'guid' | 'text' | 'time' | 'bit' | 'float' | 'other';

const families: ReadonlyMap<string, Family> = new Map(
  Object.entries({
    whole: 'tinyint smallint int bigint',
    decimal: 'decimal numeric money smallmoney',
    guid: 'uniqueidentifier',
    text: 'char varchar nchar nvarchar text ntext xml',
    time: 'date datetime datetime2 smalldatetime',
    bit: 'bit',
    float: 'float real',
  }).flatMap(([family, types]) => types.split(' ').map((type) => [type, family as Family] as const)),
);

/** The tables and columns that there are, and what was found missing in them. */
export class Catalogue {
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

export class TableOfCatalogue {
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
    const family = this.holds(column, key, ['whole', 'guid', 'text']);
    if (['text', 'ntext', 'xml', 'money', 'smallmoney'].includes(this.columns?.get(column) ?? '')) {
      this.fault(key, `${this.name}.${column} is of a type that no key has.`, 'Name the column of the primary key.');
    }
    return family;
  }
}

/** `nvarchar(200)` as `nvarchar`. */
export function baseOf(type: string): string {
  return type.toLowerCase().replace(/\s*\(.*$/, '');
}
