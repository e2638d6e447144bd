// Whose resume it is: by place, look and form of the text, and by the e-mail address, that mostly spells the name.
import type { Line } from '../../model/document';
import type { Found, Language } from '../../model/parsed-resume';
import { found } from '../entries/found';
import { nameScores } from '../entries/name-scores';
import { placeOf } from '../entries/place';
import { headingWords, isDocumentTitle } from '../headings';
import { isCapitals } from '../line-look';
import { plainText } from '../vocabulary/plain-words';
import { type ContactText, piecesOf } from './contact-text';

interface Candidate {
  readonly value: string;
  readonly line: Line;
  readonly score: number;
}

interface Surroundings {
  readonly language: Language;
  readonly largest: number;
  readonly smallest: number;
  readonly emails: readonly Found[];
}

const particle =
  /^(?:von|van|vom|zu|zur|zum|der|den|de|del|della|di|da|dos|das|du|des|la|las|le|los|el|al|bin|ibn|ben|y|e|i|ter|ten|op|af|av|ur|ul|uz|bint|d['’])$/u;
/** A point may stand without a space: `J.R. Beispiel`, `BEISPIEL.X`, `Md.Beispiel`. */
const word =
  /^(?:\p{Lu}[\p{L}\p{M}'’-]*\.?|(?:\p{Lu}\.-?){1,3}(?:\p{Lu}[\p{L}\p{M}'’-]*)?|\p{Lu}[\p{L}\p{M}'’-]+\.\p{Lu}[\p{L}\p{M}'’-]*\.?)$/u;
/** `(Ms)`, `(she/her)`. */
const addressBehind = /\s*\((?:mr|mrs|ms|miss|mdm|mx|dr|he|she|they)\b[^)]{0,12}\)\s*$/i;
/** `Anna Beispiel Mob.No. …`. */
const contactBehind = /\s+(?:mob(?:ile)?|phone|tel|cell|contact|e-?mail)\b.*$/iu;
const title =
  /^(?:(?:DR|PROF|MAG|DIPL|ING|RER|NAT|PHIL|MED|Dr|Prof|Mag|Dipl|Ing|Med|med|phil|rer|nat|Mr|Mrs|Ms|Mme|Mlle|M|Sra?|Srta|Dª|D|Herr|Frau|Univ|habil|Lic|h\.\s?c|jur|pol|oec|techn)(?:\.\s?|\s|-)|D(?:ipl|IPL)\.?-\p{L}+\.?\s|\((?:FH|BA|Univ\.?|TU|TH)\)\s)+(?=\p{Lu})/u;
const credentials =
  /,\s*(?:ph\.?\s?d|m\.?b\.?a|[mb]\.?\s?sc?|[mb]\.?a|[mb]\.?eng|m\.?d|r\.?n|[bm]\.?s\.?n|cpa|cfa|pmp|esq|jr|sr|ii|iii|iv|dnp|pe|j\.?d|ll\.?[mb]|l?msw|lcsw|cissp|phr|shrm-cp|faan|aprn|fnp(?:-\w+)?|ccrn|cscs|pt|dpt|ot|rd|edd?)\.?(?=$|[\s,])|\s(?:Ph\.?\s?D|MBA|M\.?Sc|B\.?Sc|MD|M\.D|RN|BSN|MSN|CPA|CFA|PMP|CISSP|Jr|Sr|Esq|II|III|IV)\.?(?=$|[\s,])/gi;
const titleWords =
  '(?:curriculum vitae|resume|résumé|cv|c\\.v\\.|(?:tabellarischer )?lebenslauf|currículum(?: vitae)?|curriculum|hoja de vida|vita)';
const afterTitle = new RegExp(`^${titleWords}(?:\\s*[:–—|·,\\t-]\\s*|\\s+(?:of|von|de|du|für|for)\\s+|\\s+)`, 'iu');
const beforeTitle = new RegExp(`(?:\\s*[–—|·,:\\t-]\\s*|['’]s\\s+|\\s+)${titleWords}$`, 'iu');
const label =
  /^(?:(?:full |first and last |vollständiger )?name|vor- und nachname|nom(?: et prénom| complet)?|prénom et nom|nombre(?: y apellidos| completo)?|(?:nachname|surname|apellidos?)\W+(?:vorname|first name|nombre)\W*)\s*(?::|\t|\s)\s*(?=[^\s:])/iu;
/** `Name, Vorname: Beispiel, Anna`. */
const familyFirstLabel =
  /^(?:(?:nach)?name|surname|last name|nom|apellidos?),?\s*(?:vorname|first name|pr[ée]nom|nombre)\s*(?::|\t)\s*/iu;
const firstLabel = /^(?:vornamen?|first names?|given names?|prénoms?|nombres?)\s*(?::|\t)\s*/iu;
const lastLabel =
  /^(?:(?:nach|familien)namen?|surname|last name|family name|nom(?: de famille)?|apellidos?)\s*(?::|\t)\s*/iu;

/** `Father’s Name`: whose resume it is not. */
const relative = /^(?:father|mother|husband|wife|spouse)\b/i;

const mostLines = 100;
/** Characters; a name stands in no longer one. */
const longestLine = 250;

/** `lines` are those of the first page that might hold it besides the header: a name may stand over the wrong column. */
export function nameOf(
  contacts: readonly ContactText[],
  lines: readonly Line[],
  emails: readonly Found[],
  language: Language,
): Found | undefined {
  const labelled = labelledName(contacts);
  if (labelled !== undefined) return labelled;
  const sizes = [...contacts.map(({ line }) => line), ...lines].map(({ fontSize }) => fontSize);
  const around = { language, emails, largest: Math.max(...sizes), smallest: Math.min(...sizes) };
  const header = contacts
    .filter(({ isHeader }) => isHeader)
    .map(({ line }) => line)
    .slice(0, mostLines);
  const places: readonly (readonly [readonly Line[], number])[] = [
    [header, 1],
    [contacts.filter(({ isHeader }) => !isHeader).map(({ line }) => line), 0],
    [lines.filter(({ fontSize }) => fontSize >= around.largest * 0.9).slice(0, mostLines), -0.5],
  ];
  const candidates = places.flatMap(([of, bonus]) =>
    of.flatMap((line, index) => candidatesAt(of, line, index, bonus, around)),
  );
  const best = candidates.reduce<Candidate | undefined>(
    (one, other) => (one === undefined || other.score > one.score ? other : one),
    undefined,
  );
  return best === undefined || best.score < 1.5
    ? undefined
    : found(best.value, Math.min(0.97, 0.35 + best.score * 0.1), best.line);
}

function candidatesAt(
  lines: readonly Line[],
  line: Line,
  index: number,
  bonus: number,
  around: Surroundings,
): readonly Candidate[] {
  const early = Math.max(0, 1.5 - index * 0.25);
  const below = lines.slice(index + 1, index + 6).find((other) => isPair(line, other, around));
  if (line.text.length > longestLine || isDocumentTitle(line.text)) return [];
  const whole = line.text.replace(afterTitle, '').replace(beforeTitle, '');
  const texts = [
    ...(/\S{3,}\t\S{3,}|^[^\t]+$/.test(whole) ? [whole] : []),
    ...piecesOf(whole).slice(0, 3),
    ...whole.split(/\s*,\s*/).slice(0, 1),
    ...whole.split(/\s+[-–—]\s+|\t/).slice(0, 1),
    whole.replace(contactBehind, ''),
    ...givenFirst(whole),
  ];
  const isTitled = whole !== line.text ? 1.5 : 0;
  const alone = [...new Set(texts)].map((text) => ({ text, extra: 0 }));
  const pair = below !== undefined ? [{ text: `${line.text.trim()} ${below.text.trim()}`, extra: 0.7 }] : [];
  return [...alone, ...pair].flatMap(({ text, extra }) => {
    const value = tidied(text);
    const score = scoreOf(value, line, around);
    // A wide gap may part the name from what somebody is.
    const isGapped = text.includes('\t') ? 0.3 : 0;
    return score === undefined ? [] : [{ value, line, score: score + early + bonus + extra + isTitled - isGapped }];
  });
}

/** `BEISPIEL, Anna`. */
function givenFirst(text: string): readonly string[] {
  const [, family, given] = /^(\p{Lu}[\p{Lu}'’-]+),\s+(\p{Lu}\p{Ll}[\p{L}\s.'’-]*)$/u.exec(text.trim()) ?? [];
  return family === undefined || given === undefined ? [] : [`${given} ${family}`];
}

/** A name on two lines, both alike: `ANNA` and `BEISPIEL`, or broken where it was too long. Small print may stand beside a large name. */
function isPair(line: Line, below: Line, { largest, smallest }: Surroundings): boolean {
  const counts = [line, below].map(({ text }) => text.trim().split(/\s+/).length);
  const isNext = below.line === line.line + 1 || line.fontSize >= largest * 0.95;
  return (
    isNext &&
    line.fontSize > smallest * 1.2 &&
    below.page === line.page &&
    below.column === line.column &&
    below.text !== line.text &&
    Math.abs(below.fontSize - line.fontSize) < 1 &&
    below.y > line.y &&
    below.y - line.y < line.height * 2.5 &&
    Math.min(...counts) <= 2 &&
    Math.max(...counts) <= 6
  );
}

function tidied(text: string): string {
  return text
    .replaceAll(credentials, '')
    .replace(addressBehind, '')
    .replaceAll(/(?<!\S)\p{L}(?: \p{L})+(?!\S)/gu, (letters) =>
      letters.length > 4 ? letters.replaceAll(' ', '') : letters,
    )
    .replace(/^[^\p{L}]+|[\s,;:|–—-]+$/gu, '')
    .replace(/(?<=\p{L}{4})\.$/u, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Undefined for what cannot be a name. */
function scoreOf(value: string, line: Line, { language, largest, smallest, emails }: Surroundings): number | undefined {
  const words = value.replace(title, '').split(' ');
  const own = words.filter((part) => !particle.test(part));
  if (own.length < 1 || words.length > 6 || value.length > 60) return undefined;
  if (!own.every((part) => word.test(part)) || particle.test(words.at(-1) ?? '')) return undefined;
  if (relative.test(value)) return undefined;
  if (isDocumentTitle(value) || (headingWords(value, language)?.confidence ?? 0) >= 0.7) return undefined;
  const scores = nameScores(value, language);
  const spelled = spelledIn(emails, own);
  const size = largest - smallest < 0.5 ? 0 : (line.fontSize - smallest) / (largest - smallest);
  const isOne = own.length === 1 && !/\p{L}\.\p{L}/u.test(value);
  if (isOne && (size < 1 || value.length < 3)) return undefined;
  return (
    1 +
    2.5 * size +
    (line.bold ? 0.4 : 0) +
    (line.heading === 1 ? 1.5 : 0) +
    (isCapitals(value) ? 0.2 : 0) +
    (isOne ? -1 : own.length <= 4 ? 0.5 : 0) +
    2.5 * spelled +
    (title.test(value) ? 0.7 : 0) -
    (scores.title > 1 ? 2.5 * (1 - spelled) : 0) -
    (scores.employer > 1.2 ? 2 * (1 - spelled) : 0) -
    (placeOf(value) === undefined ? 0 : 2)
  );
}

/** 0 to 1: how much of the name the e-mail's local part spells. */
function spelledIn(emails: readonly Found[], words: readonly string[]): number {
  const local = emails
    .map(({ value }) => plainText(value.split('@')[0] ?? '').replaceAll(/ae|oe|ue/g, (pair) => pair[0] ?? ''))
    .join(' ');
  const names = words.map((name) =>
    plainText(name)
      .replaceAll(/ae|oe|ue/g, (pair) => pair[0] ?? '')
      .replaceAll(/[^\p{L}]/gu, ''),
  );
  const spelled = names.filter((name) => name.length > 2 && local.includes(name)).length;
  return Math.min(1, spelled / Math.min(2, names.length));
}

function labelledName(contacts: readonly ContactText[]): Found | undefined {
  const first = contacts.find(({ text }) => firstLabel.test(text));
  const last = contacts.find(({ text }) => lastLabel.test(text));
  if (first !== undefined && last !== undefined && first !== last) {
    const value = [first.text.replace(firstLabel, ''), last.text.replace(lastLabel, '')].map(tidied).join(' ');
    return found(value, 0.95, first.line);
  }
  const turned = contacts.find(({ text }) => familyFirstLabel.test(text));
  const [family, given] = turned?.text.replace(familyFirstLabel, '').split(/\s*,\s*/) ?? [];
  if (turned !== undefined && family !== undefined && given !== undefined)
    return found(tidied(`${given} ${family}`.replace('\t', ' ')), 0.95, turned.line);
  const whole = contacts.find(({ text }) => label.test(text));
  const value = whole === undefined ? '' : tidied(piecesOf(whole.text.replace(label, ''))[0] ?? '');
  return whole !== undefined && value.includes(' ') && !/\d|@/.test(value) ? found(value, 0.95, whole.line) : undefined;
}
