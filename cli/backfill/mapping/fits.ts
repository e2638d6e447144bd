// Which parser fits which kind of field, and whether a value that a mapping names may stand in a field.
import { Refused } from '../../../shared/sections/checks';
import type { Field, Json } from '../../../shared/sections/section';
import type { Parse } from '../parsers/parse';
import type { Fault } from './errors';

export type FieldKind =
  | 'text'
  | 'date'
  | 'country'
  | 'currency'
  | 'url'
  | 'choice'
  | 'number'
  | 'flag'
  | 'list'
  | 'object';

/** What a field holds, told by how its section declares it. */
export function kindOf({ schema, sqlType }: Field): FieldKind {
  switch (schema.type) {
    case 'array':
      return 'list';
    case 'boolean':
      return 'flag';
    case 'number':
    case 'integer':
      return 'number';
    case 'object':
      return 'object';
    default:
      if (sqlType === 'varchar(10)' && schema.pattern !== undefined) return 'date';
      if (sqlType === 'char(2)') return 'country';
      if (sqlType === 'char(3)') return 'currency';
      if (schema.enum !== undefined) return 'choice';
      return sqlType === 'nvarchar(2000)' && schema.pattern !== undefined ? 'url' : 'text';
  }
}

const kindsOf: Readonly<Record<Exclude<Parse['kind'], 'as-it-is' | 'map' | 'amount'>, readonly FieldKind[]>> = {
  text: ['text', 'date', 'country', 'currency', 'url', 'choice'],
  date: ['date', 'text'],
  country: ['country', 'text'],
  list: ['list'],
  bullets: ['list'],
  prose: ['text'],
  number: ['number'],
  boolean: ['flag'],
  coordinate: ['number'],
  url: ['url', 'text'],
  json: ['list', 'object'],
};
const amountKinds = { min: 'number', max: 'number', currency: 'currency', period: 'choice' } as const;

/** Nothing when the parser gives what the field holds. */
export function faultsOfFit(parse: Parse, field: Field, path: string): Fault[] {
  const kind = kindOf(field);
  switch (parse.kind) {
    case 'as-it-is':
      return [];
    case 'map':
      return [...parse.words.values(), parse.otherwise ?? null]
        .filter((word) => word !== null)
        .flatMap((word) => faultsOfValue(word, field, path));
    case 'amount': {
      if (amountKinds[parse.part] !== kind) return [misfit('amount', parse.part, kind, path)];
      return parse.otherwise === undefined ? [] : faultsOfValue(parse.otherwise, field, path);
    }
    case 'list':
      if (kind !== 'list') return [misfit('list', undefined, kind, path)];
      return parse.each?.kind === 'map'
        ? [...parse.each.words.values()]
            .filter((word) => word !== null)
            .flatMap((word) => faultsOfValue([word], field, path))
        : [];
    default:
      return kindsOf[parse.kind].includes(kind) ? [] : [misfit(parse.kind, undefined, kind, path)];
  }
}

function misfit(parser: string, part: string | undefined, kind: FieldKind, path: string): Fault {
  const fitting = Object.entries(kindsOf).flatMap(([name, kinds]) => (kinds.includes(kind) ? [name] : []));
  const more = part === undefined ? '' : ` (${part})`;
  return {
    path,
    what: `The parser ${parser}${more} does not fit this field, which holds ${described[kind]}.`,
    remedy: `Use one that does (${[...fitting, 'map'].join(', ')}), or none.`,
  };
}

const described: Readonly<Record<FieldKind, string>> = {
  text: 'text',
  date: 'a date',
  country: 'a country',
  currency: 'a currency',
  url: 'an https address',
  choice: 'one of a few words',
  number: 'a number',
  flag: 'yes or no',
  list: 'a list',
  object: 'an object',
};

/** Nothing when the field accepts the value. */
export function faultsOfValue(value: Json, field: Field, path: string): Fault[] {
  const checked = field.strict(value);
  if (!(checked instanceof Refused)) return [];
  const what = 'The field does not accept this value.';
  return checked.faults.slice(0, 1).map(({ message }) => ({ path, what, remedy: message }));
}
