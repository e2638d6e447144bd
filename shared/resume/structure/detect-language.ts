// Which of the four languages a resume is written in, by its function words, its headings and its months.
import type { Document } from '../model/document';
import { type Language, languages } from '../model/parsed-resume';
import { headingLanguages } from './headings';

/** Words that stand in one of the four languages alone. Months and "present" are among them: a resume of few sentences has those. */
const words: Readonly<Record<Language, string>> = {
  en: `the and of with for to from by on at an is was are were this that which into using including through across within their our
    present current january february march june july october december responsible managed developed led team university skills
    experience education work years`,
  de: `und der das mit für von im zum zur bei eine einen einer eines dem ist sind wurde auf als sowie über durch nach aus auch nicht
    heute seit bis januar februar märz mai juni juli oktober dezember kenntnisse berufserfahrung ausbildung sprachen verantwortlich
    leitung entwicklung lebenslauf studium jahre universität hochschule`,
  fr: `le les et des du une dans pour avec sur aux par est sont cette ces au ainsi chez leur ses depuis présent janvier février mars avril
    juin juillet août septembre octobre novembre décembre expérience formation compétences langues gestion équipe université lycée
    ans développement année`,
  es: `el los las y del una para con por en se su sus como más al entre desde hasta actualidad actualmente enero febrero marzo abril mayo
    junio julio agosto septiembre octubre noviembre diciembre experiencia formación educación habilidades idiomas gestión equipo
    universidad desarrollo años`,
};

const headingWeight = 4;
const accentWeight = 0.5;

/** Letters that point at one of them where words are few. */
const letters: readonly (readonly [RegExp, Language])[] = [
  [/[äöüß]/giu, 'de'],
  [/[èêàùçœ]/giu, 'fr'],
  [/[ñó¿¡]/giu, 'es'],
];

const byWord: ReadonlyMap<string, readonly Language[]> = indexed();

/** English where nothing speaks for another one. */
export function detectLanguage({ pages }: Document): Language {
  const score: Record<Language, number> = { en: 0.1, de: 0, fr: 0, es: 0 };
  for (const { text } of pages.flatMap(({ lines }) => lines)) {
    const lower = text.normalize('NFC').toLowerCase();
    for (const word of lower.match(/\p{L}+/gu) ?? []) {
      for (const language of byWord.get(word) ?? []) score[language] += 1;
    }
    const ofHeading = headingLanguages(text);
    for (const language of ofHeading) score[language] += headingWeight / ofHeading.length;
    for (const [letter, language] of letters) score[language] += accentWeight * (lower.match(letter)?.length ?? 0);
  }
  return languages.reduce((best, language) => (score[language] > score[best] ? language : best));
}

function indexed(): ReadonlyMap<string, readonly Language[]> {
  const index = new Map<string, readonly Language[]>();
  for (const language of languages) {
    for (const word of words[language].split(/\s+/)) index.set(word, [...(index.get(word) ?? []), language]);
  }
  return index;
}
