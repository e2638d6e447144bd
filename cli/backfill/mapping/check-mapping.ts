// A mapping held against the live database: tables, columns and their types. Nothing is read but the catalogue.
import { baseOf, Catalogue, type Column, type Family, type TableOfCatalogue } from './catalogue';
import type { Fault } from './errors';
import { kindOf } from './fits';
import type { From, Mapping, Source, TableName } from './mapping';
import type { KeyTypes } from './statements';

export type { Column } from './catalogue';

/** What the casts of keys are to; long texts cannot be in an index, so no key is longer. */
const castTypes: Readonly<Record<string, string>> = {
  nvarchar: 'nvarchar(850)',
  nchar: 'nvarchar(850)',
  varchar: 'varchar(1700)',
  char: 'varchar(1700)',
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
