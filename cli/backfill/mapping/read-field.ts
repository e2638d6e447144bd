// One field of one item: from the places that the mapping names to a value that the field accepts, or to why there is none.
import { Refused } from '../../../shared/sections/checks';
import type { Field, Json } from '../../../shared/sections/section';
import { parseDate } from '../parsers/date';
import { parseValue } from '../parsers/parse-value';
import { blank, type Parsed, type Raw, unreadable, value } from '../parsers/parsed';
import { repairText, textOf } from '../parsers/text';
import type { Outcome } from './brought';
import { kindOf } from './fits';
import { type Entry, lookUp } from './look-up';
import type { FieldRule, From } from './mapping';
import type { WhyCode } from './why';

export interface FieldFault {
  readonly code: WhyCode;
  readonly from: From | undefined;
  readonly raw: Raw | null;
}

export interface ReadField {
  /** What the field is to hold; undefined for nothing. */
  readonly value: Json | undefined;
  readonly from: From | undefined;
  /** Why the value could not be taken at all: what is done about it is the policy's. */
  readonly fault?: FieldFault;
  /** What is missing from the value that could be taken. */
  readonly losses: readonly (FieldFault & { readonly outcome: Outcome })[];
}

export function readField(entry: Entry, field: Field, rule: FieldRule): ReadField {
  let fault: FieldFault | undefined;
  for (const from of rule.from) {
    const raw = lookUp(entry, from.at);
    const parsed = raw === null ? blank : readFrom(raw, from, field);
    if (parsed.kind === 'unreadable') fault ??= { code: parsed.code, from, raw };
    if (parsed.kind !== 'value' || isEmpty(parsed.value, field)) continue;
    const lost = (parsed.lost ?? []).map((code) => ({ code, from, raw, outcome: 'entry-left-out' as const }));
    // What another place gives in the end was not lost.
    const fitted = fitTo(parsed.value, field, rule.unreadable.do === 'cut');
    const losses = [...lost, ...fitted.losses.map((loss) => ({ ...loss, from, raw }))];
    if (fitted.refused === undefined) return { value: fitted.value, from, losses };
    fault ??= { code: fitted.refused, from, raw };
  }
  const none = { value: undefined, from: rule.from[0], losses: [] };
  return fault ? { ...none, fault } : none;
}

function readFrom(raw: Raw, from: From, field: Field): Parsed {
  if (from.at.in === 'mapping') return value(from.at.value);
  const text = textOf(raw);
  if (text === '' || (text !== undefined && from.blank.has(text.toLowerCase()))) return blank;
  if (raw instanceof Date && from.parse.kind === 'as-it-is' && kindOf(field) === 'date') return parseDate(raw, []);
  if (!from.match) return asHeld(parseValue(raw, from.parse), field);
  const match = from.match.pattern.exec(text ?? '');
  if (!match) return from.match.unmatched === 'blank' ? blank : unreadable('no-match');
  const found = repairText(match[1] ?? '');
  return found === '' ? blank : asHeld(parseValue(found, from.parse), field);
}

/** Numbers and words of JSON stand in text fields as text. */
function asHeld(parsed: Parsed, field: Field): Parsed {
  if (parsed.kind !== 'value' || (typeof parsed.value !== 'number' && typeof parsed.value !== 'boolean')) return parsed;
  const kind = kindOf(field);
  return kind === 'text' || kind === 'date' ? { ...parsed, value: String(parsed.value) } : parsed;
}

interface Fitted {
  readonly value: Json;
  readonly refused?: WhyCode;
  readonly losses: readonly { readonly code: WhyCode; readonly outcome: Outcome }[];
}

/** Of a list the entries that the field refuses are left out one by one, and all past its length with one word; with `cut` what is too long is shortened. */
function fitTo(given: Json, field: Field, cut: boolean): Fitted {
  const checked = field.strict(given);
  if (!(checked instanceof Refused)) return { value: checked, losses: [] };
  const code = checked.faults[0]?.code ?? 'wrong_type';
  if (Array.isArray(given)) return fitList(given, field, cut, code);
  const most = field.schema.maxLength;
  if (!cut || code !== 'too_long' || typeof given !== 'string' || typeof most !== 'number') {
    return { value: null, refused: code, losses: [] };
  }
  const again = field.strict(shortened(given, most));
  return again instanceof Refused
    ? { value: null, refused: again.faults[0]?.code ?? code, losses: [] }
    : { value: again, losses: [{ code, outcome: 'cut' }] };
}

function fitList(given: readonly Json[], field: Field, cut: boolean, code: WhyCode): Fitted {
  const kept: Json[] = [];
  const losses: { code: WhyCode; outcome: Outcome }[] = [];
  const most = Number(field.schema.maxItems);
  const length = lengthOfEntries(field);
  for (const entry of given) {
    if (kept.length >= most) {
      losses.push({ code: 'too_many', outcome: 'entry-left-out' });
      break;
    }
    const one = cut && typeof entry === 'string' ? shortened(entry, length) : entry;
    const checked = field.strict([...kept, one]);
    if (checked instanceof Refused) {
      losses.push({ code: checked.faults[0]?.code ?? code, outcome: 'entry-left-out' });
    } else {
      kept.push(one);
      if (one !== entry) losses.push({ code: 'too_long', outcome: 'cut' });
    }
  }
  return kept.length > 0 ? { value: kept, losses } : { value: null, refused: losses[0]?.code ?? code, losses: [] };
}

function lengthOfEntries(field: Field): number {
  const { items } = field.schema;
  const most = typeof items === 'object' && items !== null && 'maxLength' in items ? items.maxLength : undefined;
  return typeof most === 'number' ? most : Number.POSITIVE_INFINITY;
}

/** Never half of a character that takes two code units. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return text
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

/** Whether the field would hold just this if nothing were given. */
export function isEmpty(given: Json, { empty }: Field): boolean {
  return given === empty || (Array.isArray(given) && given.length === 0);
}
