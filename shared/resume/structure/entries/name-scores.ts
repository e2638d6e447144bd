// How much a text looks like a job's title or an organisation: by vocabulary, and a little by its letters.
import type { Language } from '../../model/parsed-resume';
import { germanOrganisationEndings, legalFormWords, organisationWords } from '../vocabulary/employers';
import { institutionWords } from '../vocabulary/institutions';
import { oneGender, plainText, plainWords, wordForms } from '../vocabulary/plain-words';
import { germanTitleEndings, rankWords, titleWords } from '../vocabulary/titles';

/** Each from about -3 to 4; above 1 it is likely by itself. */
export interface NameScores {
  readonly title: number;
  readonly employer: number;
}

export function nameScores(text: string, language: Language): NameScores {
  const words = plainWords(oneGender(text));
  const title = titleScore(text, words, language);
  const employer = employerScore(text, words, language);
  const unknown = title === 0 && employer < 1 ? 0.3 : 0;
  const long = words.length > 9 ? 1.5 : 0;
  return {
    title: title - 0.6 * Math.max(0, employer) - unknown - long,
    employer: employer - 0.6 * title + unknown - long,
  };
}

/** The word that carries a name: the last one in English and German (`Sales Manager`), the first in French and Spanish (`Chef de projet`). */
function weightAt(index: number, heads: ReadonlySet<number>, count: number, language: Language): number {
  const headIsFirst = language === 'fr' || language === 'es';
  if (index === 0) return headIsFirst ? 1 : 0.8;
  if (index === count - 1) return headIsFirst ? 0.75 : 1;
  return heads.has(index) ? 1 : 0.5;
}

function titleScore(text: string, words: readonly string[], language: Language): number {
  const heads = beforePrepositions(text);
  let best = 0;
  for (const [index, word] of words.entries()) {
    if (isTitleWord(word)) best = Math.max(best, 2.5 * weightAt(index, heads, words.length, language));
  }
  if (words.length > 1 && rankWords.has(words[0] ?? '')) best += 0.7;
  if (/\((?:[mwdfhx]\s*[/|]\s*){1,2}[mwdfhx]\)|\p{L}(?:[:*_]in|\/-?in|\(in\)|\(e\)|·e)(?!\p{L})/iu.test(text))
    best += 1.5;
  return best;
}

export function isTitleWord(word: string): boolean {
  if (titleWords.has(word)) return true;
  if (organisationWords.has(word)) return false;
  const forms = wordForms(word);
  return forms.some((form) => titleWords.has(form)) || forms.some((form) => endsWithOne(form, germanTitleEndings));
}

/** Which words stand before a preposition or a separator: `Director` of Sales, `Engineer` (Backend). */
function beforePrepositions(text: string): ReadonlySet<number> {
  const parts = plainText(oneGender(text)).split(
    /\s(?:of|for|in|im|fur|at|to|der|des|de|du|d'|en|with|&|and|und|et|y)(?=\s)|[,–(/-]/,
  );
  const heads = new Set<number>();
  let count = 0;
  for (const [index, part] of parts.entries()) {
    count += plainWords(part).length;
    if (index < parts.length - 1) heads.add(count - 1);
  }
  return heads;
}

function employerScore(text: string, words: readonly string[], language: Language): number {
  const heads = beforePrepositions(text);
  let best = 0;
  for (const [index, word] of words.entries()) {
    if (isOrganisationWord(word)) best = Math.max(best, 2.2 * weightAt(index, heads, words.length, language));
  }
  if (hasLegalForm(text)) best += 3;
  if (/^\p{Ll}/u.test(text)) best -= 0.7;
  if (/&|\d/.test(text)) best += 0.2;
  return best;
}

export function isOrganisationWord(word: string): boolean {
  if (organisationWords.has(word) || institutionWords.has(word)) return true;
  return endsWithOne(word, germanOrganisationEndings);
}

/** `Muster GmbH & Co. KG`, `Acme, Inc.`, `Exemple S.A.`; two letters count only where they are capital. */
export function hasLegalForm(text: string): boolean {
  const tokens = text
    .replaceAll(/\(([^)]*)\)/g, ' ')
    .split(/[\s,&/]+/)
    .slice(1);
  return tokens.some((token) => {
    const plain = plainText(token).replaceAll(/[^a-z]/g, '');
    if (!legalFormWords.has(plain)) return false;
    return plain.length > 2
      ? /^\p{Lu}|^e\. ?V|mbH$|^g/u.test(token)
      : /^(?:\p{Lu}\.?){2}$|^Co\.?$|^e\.V\.$/u.test(token);
  });
}

/** Only a compound counts, not the word alone. */
export function endsWithOne(word: string, endings: readonly string[]): boolean {
  return endings.some((ending) => word.length > ending.length + 2 && word.endsWith(ending));
}
