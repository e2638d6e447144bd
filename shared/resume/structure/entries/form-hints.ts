// What the mere form of a name says, where no list of ours knows its words: a job is a common noun, an employer a proper name.
import type { Language } from '../../model/parsed-resume';
import { oneGender, plainText } from '../vocabulary/plain-words';
import { isOrganisationWord, isTitleWord } from './name-scores';

/** How nouns end that name people by what they do. The word that carries a name: the last in English and German, the first in French and Spanish. */
const endings: Readonly<Record<Language, RegExp>> = {
  en: /(?:er|or|ist|ian|man|woman|smith|wright|hand|mate|ant|ee)$/,
  de: /(?:er|or|eur|ist|ent|ant|arzt|loge|wart|wirt|bauer|hilfe|kraft|erin|orin|eurin|istin|entin|antin|arztin|login|atin|hilfin|wirtin)$/,
  fr: /(?:eur|euse|ier|iere|ien|ienne|iste|trice|logue|ant|ante|aire|in|ine)$/,
  es: /(?:ero|era|or|ora|ista|ologo|ologa|ante|ente|enta|ario|aria|ador|adora|ino|ina|iz|atra|etra)$/,
};

/** Those of them that names of companies hardly have. */
const certainEndings: Readonly<Record<Language, RegExp>> = {
  en: /(?:ologist|ician|grapher|smith|wright)$/,
  de: /(?:erin|orin|eurin|istin|entin|antin|login|atin|hilfin)$/,
  fr: /(?:euse|iere|ienne|trice|logue)$/,
  es: /(?:ologo|ologa|adora|ista|atra|etra)$/,
};

export interface FormHints {
  readonly title: number;
  readonly employer: number;
}

const none: FormHints = { title: 0, employer: 0 };

/** 0 to 1 each: less than any known word says. */
export function formHints(text: string, language: Language): FormHints {
  const words = oneGender(text).match(/[\p{L}\p{N}'’&.-]+/gu) ?? [];
  const plain = words.map(plainText);
  if (words.length === 0 || plain.some((word) => isTitleWord(word) || isOrganisationWord(word))) return none;
  const isRomance = language === 'fr' || language === 'es';
  const [first = '', ...others] = words;
  const carrying = (isRomance ? plain[0] : plain.at(-1)) ?? '';
  const isCommon = carrying.length > 4 && endings[language].test(carrying);
  const ending = isCommon ? (certainEndings[language].test(carrying) ? 0.9 : 0.4) : 0;
  // `Seconde d'exploitation`, `Tripulante de rescate`: small letters where a proper name has capitals.
  const nouns = others.filter((word) => word.length > 3);
  const isPhrase =
    isRomance && /^\p{Lu}\p{Ll}/u.test(first) && nouns.length > 0 && nouns.every((word) => /^\p{Ll}/u.test(word));
  const isProper = isRomance && nouns.some((word) => /^\p{Lu}/u.test(word));
  const isSign = /[&\d]|['’]s\b/u.test(text) || /^\p{Lu}{2,}$/u.test(text) || /\p{Ll}\p{Lu}/u.test(text);
  return { title: Math.min(1, ending + (isPhrase ? 0.8 : 0)), employer: (isProper ? 0.5 : 0) + (isSign ? 0.4 : 0) };
}
