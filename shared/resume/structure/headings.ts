// Whether a text is the heading of a part of a resume, and of which.

import { type Language, languages } from '../model/parsed-resume';
import { isOneSlipFrom } from './one-slip';
import { colouring, documentTitles, type HeadedKind, headings } from './vocabulary/headings';

export interface HeadingWords {
  /** More than one for "Skills and languages". */
  readonly kinds: readonly HeadedKind[];
  /** 1 for a known heading; less for one that only contains the words of one. */
  readonly confidence: number;
}

const longest = 60;
const mostWords = 7;
const and = '&';
const conjunctions = new Set(['and', 'und', 'et', 'y', 'e', 'u', '&']);

/** A word that gives a longer heading its meaning: "Experience in patient care". */
const headWords: Readonly<Partial<Record<HeadedKind, string>>> = {
  work: 'experience experiences employment erfahrung erfahrungen berufserfahrung werdegang experiencia experiencias',
  education: 'education ausbildung studium formation etudes formacion educacion estudios',
  certifications: 'certifications certificates zertifikate zertifizierungen certificaciones licenses',
  projects: 'projects projekte projets proyectos',
  skills: 'skills competencies kenntnisse kompetenzen competences habilidades competencias conocimientos',
  languages: 'languages sprachen langues idiomas sprachkenntnisse',
  publications: 'publications publikationen publicaciones veroffentlichungen',
  awards: 'awards honors auszeichnungen distinctions premios',
  interests: 'interests hobbies interessen loisirs aficiones',
};

type Phrases = ReadonlyMap<string, HeadedKind>;

const phrasesOf: Readonly<Record<Language, Phrases>> = {
  en: phrases('en'),
  de: phrases('de'),
  fr: phrases('fr'),
  es: phrases('es'),
};
const compactPhrases: Phrases = new Map(
  languages.flatMap((language) => [...phrasesOf[language]].map(([phrase, kind]) => [compact(phrase), kind] as const)),
);
const titles = new Set(split(documentTitles).flatMap((title) => [plain(title), compact(plain(title))]));
const colours = new Set(split(colouring).flatMap((words) => plain(words).split(' ')));
const kindOfHeadWord = new Map(
  Object.entries(headWords).flatMap(([kind, list]) =>
    list.split(' ').map((word) => [word, kind as HeadedKind] as const),
  ),
);

/** `Work Experience`, `2. AUSBILDUNG`, `S K I L L S`, `Skills & Languages`; nothing where the text is no heading. */
export function headingWords(text: string, language: Language): HeadingWords | undefined {
  const unnumbered = text.replace(/^\s*(?:\d{1,2}|[IVX]{1,4}|[A-H])[.)]\s+/, '');
  if (unnumbered.length > longest * 2 || /[.!?;]\s+\p{L}|@|\d{2}/u.test(unnumbered)) return undefined;
  const words = plain(unnumbered);
  if (words === '' || words.length > longest) return undefined;
  const isList = /[,|:•·]\s*\S/.test(unnumbered);
  return (
    known(words, language) ??
    spaced(unnumbered) ??
    combined(words, language, isList) ??
    trimmed(words, language) ??
    misspelt(words) ??
    (isList ? undefined : containing(words))
  );
}

/** The languages that a text is a known heading in. */
export function headingLanguages(text: string): readonly Language[] {
  if (text.length > longest) return [];
  const words = plain(text);
  return languages.filter((language) => phrasesOf[language].has(words));
}

/** `Curriculum Vitae`, `LEBENSLAUF`: what the document is called. */
export function isDocumentTitle(text: string): boolean {
  return text.length <= longest && (titles.has(plain(text)) || titles.has(compact(plain(text))));
}

/** Letters: shorter words are others with one letter changed. */
const longEnough = 9;

function known(words: string, language: Language): HeadingWords | undefined {
  const own = phrasesOf[language].get(words);
  if (own !== undefined) return { kinds: [own], confidence: 1 };
  for (const other of languages) {
    const kind = phrasesOf[other].get(words) ?? phrasesOf[other].get(`${words}s`);
    if (kind !== undefined) return { kinds: [kind], confidence: 0.95 };
  }
  return undefined;
}

/** Letters set apart, `E D U C A T I O N`, or a word broken where its look changes: the spaces between words are lost among them. */
function spaced(text: string): HeadingWords | undefined {
  const letters = withoutAccents(text).replaceAll(/[^\p{L}]/gu, '');
  if (letters.length < 6 || !/\p{L}\s+\p{L}/u.test(text)) return undefined;
  const kind = compactPhrases.get(letters);
  return kind === undefined ? undefined : { kinds: [kind], confidence: 0.95 };
}

function combined(words: string, language: Language, isList: boolean): HeadingWords | undefined {
  const parts = words.split(` ${and} `);
  if (parts.length < 2) return undefined;
  const found = parts.map((part) => known(part, language) ?? trimmed(part, language));
  const kinds = [...new Set(found.flatMap((part) => part?.kinds ?? []))];
  if (kinds.length === 0) return undefined;
  if (found.every((part) => part !== undefined)) return { kinds, confidence: 0.95 };
  return isList || words.split(' ').length > mostWords
    ? undefined
    : { kinds, confidence: found[0] === undefined ? 0.7 : 0.8 };
}

/** Without the words that only colour it. */
function trimmed(words: string, language: Language): HeadingWords | undefined {
  const parts = words.split(' ').filter((word) => !colours.has(word));
  const rest = parts.join(' ');
  const found = rest === '' || rest === words ? undefined : known(rest, language);
  return found === undefined ? undefined : { ...found, confidence: 0.9 };
}

/** `EXPERIANCE`, `Achievments`: a long one with one letter wrong, missing, too many or in the wrong place. */
function misspelt(words: string): HeadingWords | undefined {
  if (words.length < longEnough) return undefined;
  for (const language of languages) {
    for (const [phrase, kind] of phrasesOf[language]) {
      if (phrase.length >= longEnough && isOneSlipFrom(phrase, words)) return { kinds: [kind], confidence: 0.75 };
    }
  }
  return undefined;
}

/** `Experience in patient care`; experience with something else is that: `Project experience`. */
function containing(words: string): HeadingWords | undefined {
  const parts = words.split(' ');
  if (parts.length > mostWords) return undefined;
  const all = [...new Set(parts.flatMap((word) => kindOfHeadWord.get(word) ?? []))];
  const kinds = all.length > 1 ? all.filter((kind) => kind !== 'work') : all;
  return kinds.length === 0 ? undefined : { kinds, confidence: 0.6 };
}

function phrases(language: Language): Phrases {
  const entries = Object.entries(headings) as [HeadedKind, Readonly<Record<Language, string>>][];
  return new Map(
    entries.flatMap(([kind, lists]) => split(lists[language]).map((phrase) => [plain(phrase), kind] as const)),
  );
}

function split(list: string): readonly string[] {
  return list.split(',').map((phrase) => phrase.trim());
}

/** Letters alone, without case and accents; conjunctions and what stands for them are `&`. */
function plain(text: string): string {
  const words = withoutAccents(text)
    .replaceAll(/\s*[&+/|,·•]\s*/g, ` ${and} `)
    .replaceAll(/[^\p{L}&]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word, index, all) => (index > 0 && index < all.length - 1 && conjunctions.has(word) ? and : word));
  return words
    .join(' ')
    .replaceAll(/(?:& )+&/g, and)
    .replaceAll(/^& | &$/g, '');
}

function compact(words: string): string {
  return words.replaceAll(/[ &]/g, '');
}

function withoutAccents(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
}
