// Words of one line as runs of one look, and as its text.
import type { Run } from '../model/document';
import { isWide, usualGap } from './rows';
import { sameLook, type Word } from './words';

type Join = '' | ' ' | '\t';

/** As shares of the font size: a gap that is a space though none was drawn, and one that a drawn space leaves at least. */
const spaceGap = 0.15;
const drawnSpaceGap = 0.05;

/** @param words of one line, left to right. */
export function runsOf(words: readonly Word[]): { readonly runs: readonly Run[]; readonly text: string } {
  const runs: Word[] = [];
  const usual = usualGap(words);
  let text = '';
  let previous: Word | undefined;
  for (const word of words) {
    const join = previous ? joinOf(previous, word, usual) : '';
    text += join + word.text;
    const last = runs.at(-1);
    if (last && join !== '\t' && sameLook(last, word)) {
      runs[runs.length - 1] = { ...last, text: last.text + join + word.text, right: word.right };
    } else runs.push(word);
    previous = word;
  }
  return { runs: runs.map(runOf), text };
}

function joinOf(left: Word, right: Word, usual: number): Join {
  if (isWide(left, right, usual)) return '\t';
  const share = (right.x - left.right) / Math.min(left.fontSize, right.fontSize);
  return share > (right.before === 'nothing' ? spaceGap : drawnSpaceGap) ? ' ' : '';
}

function runOf({ text, x, right, fontSize, bold, italic, link }: Word): Run {
  return {
    text,
    x: round(x),
    width: round(right - x),
    fontSize: round(fontSize),
    bold,
    italic,
    ...(link ? { link } : {}),
  };
}

/** A hundredth of a point is finer than any layout. */
export function round(points: number): number {
  return Math.round(points * 100) / 100;
}
