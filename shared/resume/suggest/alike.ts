// Whether two people mean the same thing by what they wrote: names without regard to case, accents and legal forms, dates as far as both
// are known.
import { isBefore } from '../../sections/partial-date';

/** Words that companies and schools carry or leave out at will. */
const ornaments = new Set(
  'the a an of and und et y e de du des la le les el los der die das for fur pour inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag kg kgaa ug ev se sa sas sarl srl sl bv nv oy ab as spa group holding'.split(
    ' ',
  ),
);

/** 0 to 1: how many of their words two names share (Dice). Names of ornaments alone are compared with them. */
export function alikeness(one: string, other: string): number {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  if (words.size === 0 || others.size === 0) return 0;
  const shared = [...words].filter((word) => others.has(word)).length;
  return (2 * shared) / (words.size + others.size);
}

/** The same text but for case, accents, punctuation and white space. */
export function isSameText(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

/** Whether the less exact of two partial dates says no other than the more exact one. */
export function agrees(one: string, other: string): boolean {
  return !isBefore(one, other) && !isBefore(other, one);
}

export interface Span {
  readonly start?: string | undefined;
  /** Missing where it goes on, or is not known. */
  readonly end?: string | undefined;
}

/** Whether one surely ended before the other began. */
export function isApart(one: Span, other: Span): boolean {
  return endsBefore(one, other) || endsBefore(other, one);
}

function endsBefore({ end }: Span, { start }: Span): boolean {
  return end !== undefined && start !== undefined && isBefore(end, start);
}

function wordsOf(name: string): ReadonlySet<string> {
  const all = plain(name)
    .split(' ')
    .filter((word) => word !== '');
  const telling = all.filter((word) => !ornaments.has(word));
  return new Set(telling.length > 0 ? telling : all);
}

function plain(text: string): string {
  const letters = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return letters.replaceAll(/[^\p{L}\p{N}+#]+/gu, ' ').trim();
}
