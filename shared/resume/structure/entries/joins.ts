// What a line's end says about the next line: that it goes on there, or that something ends with it.
import { monthOfName, monthOfShortName } from '../../../words/month-names';
import type { Line } from '../../model/document';
import type { Language } from '../../model/parsed-resume';
import { findPeriods } from '../dates/find-period';
import { plainWords } from '../vocabulary/plain-words';

export function sameLook(line: Line, next: Line): boolean {
  const [last, first] = [line.runs.at(-1), next.runs[0]];
  if (last === undefined || first === undefined) return false;
  return last.bold === first.bold && last.italic === first.italic && Math.abs(last.fontSize - first.fontSize) < 1;
}

/** A preposition or an article, and not the letter of a category: `REG A`. */
export function endsInSmallWord(text: string): boolean {
  return /\p{Ll}$/u.test(text) && smallWords.has(plainWords(text).at(-1) ?? '');
}

export function beginsWithDate({ text }: Line, language: Language): boolean {
  return findPeriods(text, language)[0]?.from === 0;
}

export function endsWithDate({ text }: Line, language: Language): boolean {
  const last = findPeriods(text, language).at(-1);
  return last !== undefined && /^[\s).\]]*$/.test(text.slice(last.to));
}

export const opens = /(?:[,&/(§]|\s[-–—]|\p{L}-)$/u;
export const smallWords: ReadonlySet<string> = new Set(
  'and und et y e of for in im the der die das des fur mit von zum zur from de du la le les del los las en a au aux pour with at bei to am an'.split(
    ' ',
  ),
);

/** `abril de` and `2019`; the month may end the line, or the preposition behind it. */
export function endsInMonth(text: string, next: string): boolean {
  const word = /(\p{L}+)\.?(?:\s+de)?$/u.exec(text)?.[1] ?? '';
  return /^(?:de )?(?:19|20)\d\d\b/.test(next) && (monthOfName(word) ?? monthOfShortName(word)) !== undefined;
}

export function isUnbalanced(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')') && text.length - text.lastIndexOf('(') < 30;
}

/** The lines, of which each that goes on with those before is one with them. `before` is as it was put together until then. */
export function joinedWhere(
  lines: readonly Line[],
  goesOn: (before: Line, last: Line, line: Line, index: number) => boolean,
): readonly Line[] {
  const joined: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const [before, last] = [joined.at(-1), lines[index - 1]];
    if (before && last && goesOn(before, last, line, index)) joined[joined.length - 1] = asOne(before, line);
    else joined.push(line);
  }
  return joined;
}

/** A hyphen before a small letter was the typesetter's, unless it stands for a word that both have: `Aus- und Weiterbildung`. */
export function asOne(line: Line, next: Line): Line {
  const isHyphen = /\p{L}-$/u.test(line.text);
  const isTypeset = isHyphen && /^\p{Ll}/u.test(next.text) && !/^(?:und|oder|bzw)\b/u.test(next.text);
  const glue = isTypeset || (isHyphen && /^\p{Lu}/u.test(next.text)) ? '' : ' ';
  return {
    ...line,
    text: `${isTypeset ? line.text.slice(0, -1) : line.text}${glue}${next.text}`,
    runs: [...line.runs, ...next.runs],
    width: Math.max(line.width, next.x + next.width - line.x),
  };
}
