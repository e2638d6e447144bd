// How much a text looks like a job's title or an organisation: by vocabulary, and a little by its letters.
import type { Language } from '../../model/parsed-resume';
import { endsWithOne } from '../vocabulary/compounds';
import { familyForm, germanOrganisationEndings, legalFormWords, organisationWords } from '../vocabulary/employers';
import { institutionWords } from '../vocabulary/institutions';
import { oneGender, plainText, plainWords, wordForms } from '../vocabulary/plain-words';
import { breakForm, germanTitleEndings, rankWords, titleWords } from '../vocabulary/titles';

/** Each from about -3 to 4; above 1 it is likely by itself. */
export interface NameScores {
  readonly title: number;
  readonly employer: number;
}

export function nameScores(text: string, language: Language): NameScores {
  const words = wordsOf(text);
  if (breakForm.test(plainText(text))) return { title: 3, employer: -1 };
  const title = bestOf(words, isTitleWord, language);
  const organisation = bestOf(words, isOrganisationWord, language);
  // What stands behind a preposition tells of the name before it: `Assistant at the Institute`, `Institute for Teachers`.
  const titleIsHead = title.chunk < organisation.chunk;
  const organisationIsHead = organisation.chunk < title.chunk;
  const asTitle = title.weight * 2.5 * (organisationIsHead ? 0.4 : 1) + titleExtra(text, words);
  const asEmployer = organisation.weight * 2.2 * (titleIsHead ? 0.4 : 1) + employerExtra(text);
  const unknown = asTitle === 0 && asEmployer < 1 ? 0.3 : 0;
  const long = words.length > 9 ? 1.5 : 0;
  return {
    title: asTitle - (titleIsHead ? 0.2 : 0.6) * Math.max(0, asEmployer) - unknown - long,
    employer: asEmployer - 0.6 * asTitle + unknown - long,
  };
}

interface Word {
  readonly text: string;
  /** Chunks are parted by prepositions and separators. */
  readonly chunk: number;
  readonly isLast: boolean;
}

function wordsOf(text: string): readonly Word[] {
  return plainText(oneGender(text))
    .split(
      /\s(?:of|for|in|im|fur|at|to|am|an|bei|der|des|de|du|del|d'|en|with|&|and|und|et|y|la|el|les|los)(?=\s)|[,–(/-]|\sd['’]/,
    )
    .flatMap((part, chunk) =>
      plainWords(part).map((word, index, all) => ({ text: word, chunk, isLast: index === all.length - 1 })),
    );
}

/** The word that carries a name: the last one in English and German (`Sales Manager`), the first in French and Spanish (`Chef de projet`). */
function weightAt(index: number, { isLast }: Word, language: Language): number {
  const headIsFirst = language === 'fr' || language === 'es';
  if (index === 0) return headIsFirst ? 1 : 0.8;
  if (isLast) return headIsFirst ? 0.75 : 1;
  return 0.5;
}

interface Best {
  readonly weight: number;
  readonly chunk: number;
}

function bestOf(words: readonly Word[], isOne: (word: string) => boolean, language: Language): Best {
  let best: Best = { weight: 0, chunk: Number.POSITIVE_INFINITY };
  for (const [index, word] of words.entries()) {
    if (!isOne(word.text)) continue;
    // Several of them are a group: `Ingenieros Sin Fronteras`, `Smith Architects`.
    const isGroup = isOne === isTitleWord && word.text.endsWith('s') && !titleWords.has(word.text);
    const weight = weightAt(index, word, language) * (isGroup ? 0.1 : 1);
    best = { weight: Math.max(best.weight, weight), chunk: Math.min(best.chunk, word.chunk) };
  }
  return best;
}

function titleExtra(text: string, words: readonly Word[]): number {
  const rank = words.length > 1 && rankWords.has(words[0]?.text ?? '') ? 0.7 : 0;
  const genders = /\((?:[mwdfhx]\s*[/|]\s*){1,2}[mwdfhx]\)|\p{L}(?:[:*_]in|\/-?in|\(in\)|\(e\)|·e)(?!\p{L})/iu.test(
    text,
  )
    ? 1.5
    : 0;
  return rank + genders;
}

function employerExtra(text: string): number {
  return (
    (hasLegalForm(text) || familyForm.test(plainText(text)) ? 3 : 0) -
    (/^\p{Ll}/u.test(text) ? 0.7 : 0) +
    (/&|\d/.test(text) ? 0.2 : 0)
  );
}

export function isTitleWord(word: string): boolean {
  if (titleWords.has(word)) return true;
  if (organisationWords.has(word)) return false;
  const forms = wordForms(word);
  return forms.some((form) => titleWords.has(form)) || forms.some((form) => endsWithOne(form, germanTitleEndings));
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
