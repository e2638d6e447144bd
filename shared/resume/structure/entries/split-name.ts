// A text that may hold more than one name, cut at separators: `Title, Employer, Place`; `Titel bei Firma`; `Poste – Société (Paris)`.
import type { Place } from '../../model/parsed-resume';
import { legalFormWords } from '../vocabulary/employers';
import { employmentForm } from '../vocabulary/employment';
import { plainWords } from '../vocabulary/plain-words';
import { tidy } from './cut-line';
import { isName, isNameOfWork, isSurePlace, placeOf } from './place';

/** `in` is a preposition that stands inside of names too: `Técnico en Electrónica`. */
export type CutJoint = 'at' | 'as' | 'in' | 'comma' | 'slash' | 'dash' | 'bracket';

export interface Cut {
  readonly left: string;
  readonly right: string;
  readonly joint: CutJoint;
}

const separators =
  /\s+as(?: an?| the)?\s+(?=["“]?\p{Lu})|\s+(?:at(?: the)?|[Ff]rom(?: the)?|FROM|bei(?: der| dem)?|beim|an der|am|im|in der|chez|@|por la|en(?: la| el)?|for|à(?: la| l['’])?)\s*(?<=[\s'’])(?=["„«]?\p{Lu}|\d)|\s+[–—-]+\s+|\s*[–—]\s*(?=\p{Lu})|,\s+|\s*\(|:\s+|\s\/\s/gu;

/** What has more separators is a list of things, and not names. */
const mostCuts = 12;

/** Letters. */
const longestName = 200;

/** Every way to cut it in two, the first twelve; none inside brackets, none between a name and its legal form. */
export function cutsOf(text: string): readonly Cut[] {
  const cuts: Cut[] = [];
  if (text.length > longestName) return cuts;
  for (const match of text.matchAll(separators)) {
    const at = match.index;
    if (text.slice(0, at).split('(').length > text.slice(0, at).split(')').length) continue;
    const right = tidy(text.slice(at + (match[0].endsWith('(') ? match[0].length - 1 : match[0].length)));
    const left = tidy(text.slice(0, at));
    if (match[0].endsWith('(') && !text.endsWith(')')) continue;
    if (left === '' || right === '' || beginsWithLegalForm(right) || employmentForm.test(right)) continue;
    cuts.push({ left, right, joint: jointOf(match[0]) });
    if (cuts.length === mostCuts) break;
  }
  return cuts;
}

function jointOf(separator: string): CutJoint {
  if (/^\s+as\s/.test(separator)) return 'as';
  if (/^\s+(?:at(?: the)?|[Ff]rom(?: the)?|FROM|bei(?: der| dem)?|beim|an der|chez|@|por la)\s/.test(separator))
    return 'at';
  if (/^\s+\p{L}/u.test(separator)) return 'in';
  if (separator.includes('(')) return 'bracket';
  if (separator.includes('/')) return 'slash';
  return /[–—-]/.test(separator) ? 'dash' : 'comma';
}

function beginsWithLegalForm(text: string): boolean {
  const [first = ''] = plainWords(text.split(/[\s,]/, 1)[0]?.replaceAll('.', '') ?? '');
  return legalFormWords.has(first) && /^\p{Lu}|^e\.|^g/u.test(text);
}

export interface NameAndPlace {
  readonly name: string;
  readonly place?: Place;
  /** Only written like a place. */
  readonly isGuess?: boolean;
}

/** What stands before a place at the end: the longest tail that is one. A lenient caller takes any short name behind a comma. */
export function withoutPlace(text: string, isLenient = false): NameAndPlace {
  const cuts = cutsOf(text);
  const [first] = cuts;
  const leading = first === undefined || first.joint === 'bracket' ? undefined : placeOf(first.left);
  if (first !== undefined && leading !== undefined && isSurePlace(leading) && placeOf(first.right) === undefined) {
    // `Orlando, FL`: a state behind its town is no name.
    return isPlaceAlone(text) ? { name: text } : { name: first.right, place: leading };
  }
  for (const { left, right } of cuts) {
    if (belongsToName(left)) continue;
    const place = placeOf(right);
    if (place !== undefined) return { name: left, place };
  }
  if (!isLenient) return { name: text };
  const last = cuts.findLast(({ joint }) => joint === 'comma');
  if (last === undefined || belongsToName(last.left)) return { name: text };
  const words = last.right.split(/\s+/).length;
  if (words > 4 || !isName(last.right) || isNameOfWork(last.right) || /[a-z][A-Z]|&/.test(last.right))
    return { name: text };
  return { name: last.left, place: { text: last.right, city: last.right }, isGuess: true };
}

/** `Leeds`, `(Orlando, FL)`: all of it is a place, and not one of which a part could be a name. */
export function isPlaceAlone(text: string): boolean {
  const place = placeOf(text.replace(/^\((.*)\)$/, '$1'));
  return place !== undefined && isSurePlace(place);
}

/** `University of California, Berkeley`: the campus is part of the name. */
function belongsToName(left: string): boolean {
  const last = left.split(/,\s+/).at(-1) ?? left;
  return /^university of (?:california|texas|illinois|wisconsin|michigan|minnesota|colorado|massachusetts|maryland|north carolina|nebraska|missouri|tennessee|hawaii|alaska|alabama)$/i.test(
    last,
  );
}
