// Words that were parted at the end of a line, put together on the first of the two.
import type { Run } from '../model/document';
import type { PlainLine } from './lines';

/** A larger distance of baselines, as a share of the font size, is no next line of a paragraph. */
const nextLine = 1.8;

/** @param lines of one column, top to bottom. A line of which nothing is left is gone. */
export function withJoinedWords(lines: readonly PlainLine[]): readonly PlainLine[] {
  const joined: PlainLine[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const parted = last && isParted(last, line) ? join(last, line) : undefined;
    if (!parted) joined.push(line);
    else {
      joined[joined.length - 1] = parted.first;
      if (parted.rest) joined.push(parted.rest);
    }
  }
  return joined;
}

/** `Entwick-` before `lung`; not `2019 -` before `today`, nor `Vor-` before `und`: a word that is left out keeps its hyphen. */
function isParted(line: PlainLine, next: PlainLine): boolean {
  return (
    /\p{L}{2}-$/u.test(line.text) &&
    /^\p{L}/u.test(next.text) &&
    !/^(?:und|oder|bzw\.?|and|or|et|ou|y|o|e|u)\s/u.test(next.text) &&
    !next.bullet &&
    isBelow(line, next) &&
    Math.abs(next.fontSize - line.fontSize) < 0.5 &&
    next.baseline > line.lastBaseline &&
    next.baseline - line.lastBaseline < nextLine * line.fontSize
  );
}

/** A word that ends a cell goes on below that cell. */
function isBelow(line: PlainLine, next: PlainLine): boolean {
  if (!line.text.includes('\t') && !next.text.includes('\t')) return true;
  const [last, first] = [line.runs.at(-1), next.runs[0]];
  return last !== undefined && first !== undefined && Math.abs(first.x - last.x) < line.fontSize;
}

function join(line: PlainLine, next: PlainLine): { readonly first: PlainLine; readonly rest?: PlainLine } | undefined {
  const [head, ...others] = next.runs;
  const last = line.runs.at(-1);
  if (!head || !last) return undefined;
  const word = /^\S+/.exec(head.text)?.[0] ?? '';
  // A capital after it is a compound (Software-Entwickler): the hyphen belongs to it.
  const keep = /^\p{Lu}/u.test(word) || isCompound(line.text) || isAddress(line.text, word);
  const completed = (text: string) => (keep ? text : text.slice(0, -1)) + word;
  const first = {
    ...line,
    text: completed(line.text),
    runs: [...line.runs.slice(0, -1), { ...last, text: completed(last.text) }],
  };
  const left = head.text.slice(word.length).trimStart();
  const shift = head.text.length === 0 ? 0 : (head.width * (head.text.length - left.length)) / head.text.length;
  const shortened: Run = { ...head, text: left, x: head.x + shift, width: head.width - shift };
  const runs = left === '' ? others : [shortened, ...others];
  if (runs.length === 0) return { first: { ...first, lastBaseline: next.baseline } };
  return { first, rest: { ...next, runs, text: next.text.slice(word.length).trimStart() } };
}

/** `state-of-the-`: a word with a hyphen inside has another one at its end. */
function isCompound(text: string): boolean {
  return /\p{L}-\p{L}+-$/u.test(text);
}

/** `anna.muster-` before `mann@example.org`: addresses are parted at hyphens of their own. */
function isAddress(text: string, word: string): boolean {
  return /@|\p{L}\.\p{L}/u.test((/\S+$/.exec(text)?.[0] ?? '') + word);
}
