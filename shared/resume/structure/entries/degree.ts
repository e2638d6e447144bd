// A degree and its subject in one text: `Bachelor of Science in Physics`, `Informatik (M. Sc.)`, `Ausbildung zum Koch`, `Grado en Derecho`.
import { endsWithOne } from '../vocabulary/compounds';
import { degreeForm, romancePreposition, subjectPrepositions, vocationalForm } from '../vocabulary/degrees';
import { germanInstitutionEndings, institutionNames, institutionWords } from '../vocabulary/institutions';
import { flatText, plainText, plainWords } from '../vocabulary/plain-words';
import { isFieldWord } from '../vocabulary/study-fields';
import { tidy } from './cut-line';
import { hasLegalForm, isOrganisationWord } from './name-scores';

export interface Degree {
  readonly studyType?: string;
  readonly area?: string;
}

export function degreeOf(text: string): Degree {
  const [span, second] = spansOf(text);
  if (span === undefined) return {};
  if (second !== undefined && general.test(flatText(text.slice(span.from, span.to)))) {
    return parts(tidy(text.slice(second.from, second.to)), areaBehind(text.slice(span.to, second.from)));
  }
  const before = tidy(text.slice(0, span.from));
  const behind = text.slice(span.to);
  const name = nameBehind(behind);
  if (/\s(?:mit|with|avec|con)$/.test(before)) return parts(tidy(text.slice(0, span.to)), areaBehind(behind));
  if (before === '' && name !== '' && vocationalForm.test(flatText(text.slice(span.from)))) {
    return parts(tidy(text.slice(0, span.to) + name), areaBehind(behind.slice(name.length)));
  }
  if (before === '' && romancePreposition.test(flatText(name))) {
    return parts(tidy(text.slice(0, span.to) + name), areaBehind(behind.slice(name.length)) || areaBehind(name));
  }
  const studyType = tidy(text.slice(span.from, span.to));
  const area = areaBehind(behind);
  if (before === '' || ranks.test(before)) return parts(tidy(text.slice(before === '' ? span.from : 0, span.to)), area);
  return area === '' ? parts(studyType, before) : parts(tidy(text.slice(0, span.to)), area);
}

/** 0 to 3: that it names a degree. */
export function degreeScore(text: string): number {
  const [span] = spansOf(text);
  if (span === undefined) return 0;
  return span.from === 0 ? 3 : 2;
}

/** 0 to 3: that it is a school or a university. */
export function institutionScore(text: string): number {
  const words = plainWords(text);
  if (words.some((word) => institutionWords.has(word) || endsWithOne(word, germanInstitutionEndings))) return 3;
  const capitals = text.match(/(?<!\p{L})\p{Lu}{2,}(?!\p{L})|(?<!\p{L})\p{Lu}\p{Ll}{3,}(?!\p{L})/gu) ?? [];
  if (capitals.some((name) => institutionNames.has(plainText(name)))) return 2.2;
  return words.some((word) => isOrganisationWord(word) && !isFieldWord(word)) || hasLegalForm(text) ? 1.5 : 0;
}

/** Words that the name of a school has at most. */
const longestName = 14;

/** A school's name, and no sentence about one: capital letters, but for its small words. */
export function isSchoolName(text: string): boolean {
  const words = text.split(/\s+/);
  const long = words.filter((word) => /\p{L}{4}/u.test(word));
  const small = long.filter((word) => /^[^\p{L}]*\p{Ll}/u.test(word));
  return words.length <= longestName && institutionScore(text) === 3 && small.length * 4 < long.length;
}

const parts = (studyType: string, area: string): Degree => ({ studyType, ...(area === '' ? {} : { area }) });

const ranks = /^(?:(?:\d|joint|double|dual|combined|integrated|executive|honou?rs|advanced|first|second)[ -]?)+$/i;

/** `Studium der Physik (B.Sc.)`: what says only that somebody studied. */
const general = /^(?:\p{L}*studium|formation|diplome|curso)$/u;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Short forms are capital letters: `as` and `me` are words. */
function spansOf(text: string): readonly Span[] {
  return [...flatText(text).matchAll(degreeForm)].flatMap((match) => {
    const span = { from: match.index, to: match.index + match[0].length };
    // `Bachelor of Science FHO, …`: the kind of school that gives it.
    const school = /^\s+\p{Lu}{2,5}(?=\s*[,;:|(–—]|\s+-\s)/u.exec(text.slice(span.to))?.[0] ?? '';
    span.to += school.length;
    // Among capitals an article is one, unless a separator follows: `FACULTÉ DES SCIENCES`.
    const isArticle = articles.test(match[0]) && text === text.toUpperCase() && /^\s+\p{L}/u.test(text.slice(span.to));
    const isWord =
      match[0].length <= 3 &&
      (isArticle || !/\p{Lu}.*\p{Lu}|^\p{Lu}\d$|^[A-Z][a-z]c$/u.test(text.slice(span.from, span.to)));
    // `MS Office`, `MS-Word`: a maker's name.
    const isMaker =
      match[0] === 'ms' &&
      /^[\s-]*(?:office|word|excel|power|outlook|access|sql|project|visio|windows|dos|paint)/i.test(
        text.slice(span.to),
      );
    return isWord || isMaker ? [] : [span];
  });
}

const articles = /^(?:des|du|das|as|me)$/;

/** What follows without a separator. */
function nameBehind(behind: string): string {
  return /^[^,;:|()–—]*?(?=\s+-\s|[,;:|()–—]|$)/u.exec(behind)?.[0] ?? '';
}

function areaBehind(behind: string): string {
  const text = tidy(behind.replace(/^\s*\)/, ''));
  const preposition = subjectPrepositions.exec(flatText(text))?.[0] ?? '';
  return tidy(text.slice(preposition.length));
}
