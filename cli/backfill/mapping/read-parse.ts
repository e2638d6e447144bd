// A mapping's `parse`, a word or an object, as a parser with its options filled in.
import { noWords, yesWords } from '../parsers/boolean';
import { faultOfFormat } from '../parsers/date';
import type { Parse } from '../parsers/parse';
import type { Fault } from './errors';
import { nearest } from './nearest';
import type { ParseObject } from './schema';

const lower = (words: readonly string[]) => new Set(words.map((word) => word.trim().toLowerCase()));
const usualSeparators = [',', ';', '\n'];

/** Parsers that need no options, by the word that asks for them. */
const byWord: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ['text', { kind: 'text', mojibake: false }],
  ['country', { kind: 'country' }],
  ['list', { kind: 'list', separators: usualSeparators, each: undefined }],
  ['bullets', { kind: 'bullets', marked: false }],
  ['prose', { kind: 'prose' }],
  ['number', { kind: 'number', decimal: '.' }],
  ['boolean', { kind: 'boolean', yes: lower(yesWords), no: lower(noWords) }],
  ['url', { kind: 'url', upgrade: false }],
  ['json', { kind: 'json' }],
]);

export interface Parsers {
  readonly own: ReadonlyMap<string, ParseObject>;
  readonly faults: Fault[];
}

/** Undefined when it cannot be used; `faults` then has one more. `within` are the own parsers that led here. */
export function readParse(
  given: string | ParseObject,
  path: string,
  parsers: Parsers,
  within: readonly string[] = [],
): Parse | undefined {
  if (typeof given !== 'string') return readObject(given, path, parsers, within);
  const plain = byWord.get(given);
  if (plain) return plain;
  const own = parsers.own.get(given);
  if (own && !within.includes(given)) return readObject(own, `parsers.${given}`, parsers, [...within, given]);
  const near = nearest(given, [...byWord.keys(), ...parsers.own.keys()]);
  const what = own ? `The parser ${given} leads back to itself.` : `There is no parser ${JSON.stringify(given)}.`;
  const known = `Use one of ${[...byWord.keys(), ...parsers.own.keys()].join(', ')}, or one with options.`;
  parsers.faults.push({ path, what, remedy: own ? 'Take that out.' : near ? `Is ${near} meant?` : known });
  return undefined;
}

/** The names that a mapping gives to parsers of its own must not hide ours. */
export function isParserWord(word: string): boolean {
  return byWord.has(word);
}

function readObject(given: ParseObject, path: string, parsers: Parsers, within: readonly string[]): Parse | undefined {
  const { otherwise, ...kinds } = given;
  const [kind, second] = Object.keys(kinds);
  const fault = (what: string, remedy: string) => {
    parsers.faults.push({ path, what, remedy });
    return undefined;
  };
  if (kind === undefined || second !== undefined) {
    return fault('A parser is one thing.', 'Write one key, as in { "date": ["YYYY-MM-DD"] }.');
  }
  if (otherwise !== undefined && kind !== 'map') return fault('otherwise belongs to map alone.', 'Take it out.');
  if (given.text) return { kind: 'text', mojibake: given.text.mojibake };
  if (given.date) {
    const faults = given.date.flatMap((format, index) => {
      const remedy = faultOfFormat(format);
      return remedy === undefined ? [] : [{ path: `${path}.date[${index}]`, what: 'This is no date format.', remedy }];
    });
    parsers.faults.push(...faults);
    return { kind: 'date', formats: given.date };
  }
  if (given.list) {
    const { separators = usualSeparators, each } = given.list;
    return {
      kind: 'list',
      separators,
      each: each === undefined ? undefined : readParse(each, `${path}.list.each`, parsers, within),
    };
  }
  if (given.bullets) return { kind: 'bullets', marked: given.bullets === 'marked' };
  if (given.number) return { kind: 'number', decimal: given.number.decimal };
  if (given.amount) {
    const options = typeof given.amount === 'string' ? { give: given.amount } : given.amount;
    const currencies = new Map(
      Object.entries(options.currencies ?? {}).map(([sign, code]) => [sign.toLowerCase(), code]),
    );
    return { kind: 'amount', part: options.give, currencies, otherwise: options.otherwise };
  }
  if (given.boolean) return { kind: 'boolean', yes: lower(given.boolean.true), no: lower(given.boolean.false) };
  if (given.coordinate) return { kind: 'coordinate', part: given.coordinate };
  if (given.url) return { kind: 'url', upgrade: given.url.upgrade };
  const words = new Map(Object.entries(given.map ?? {}).map(([word, meant]) => [word.trim().toLowerCase(), meant]));
  return { kind: 'map', words, otherwise };
}
