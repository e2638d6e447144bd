// What a list item begins with in plain text.
import { monthOfName, monthOfShortName } from '../../words/month-names';
import type { Piece } from './run-cells';

/** Signs that stand for nothing else at the beginning of a line, with U+F0B7 and its neighbours as Word's Symbol and Wingdings have them. */
const sign = /^(?:[•●○◦▪▫■□◼◻◾▶►▸‣⁃∙·⋅◆◇❖➢➤➔→⇒»›✓✔✗☐☑]|[\uF000-\uF0FF])[\s\u00A0]*(?=\S)/u;
/** Signs with other uses (a minus, an open range, a phone number) want a space and a letter, a digit only after a dash. */
const dash = /^(?:(?:[-–—−]+|\*)[\s\u00A0]+(?=\S)|\+[\s\u00A0]+(?=\p{L}))/u;
/** Word's second level, where its font is lost. */
const letterO = /^o[\s\u00A0]+(?=\p{Lu})/u;
const number = /^(?:\((\d{1,2})\)|(\d{1,2})[.)])[\s\u00A0]+(?=\S)/;

/** The length of the bullet that the text begins with, 0 for none. */
export function bulletLength(text: string): number {
  return (sign.exec(text) ?? dash.exec(text) ?? letterO.exec(text))?.[0].length ?? 0;
}

/** The pieces of a line without the bullet that they begin with. */
export function withoutBullet(pieces: readonly Piece[]): { pieces: readonly Piece[]; hasBullet: boolean } {
  const text = pieces.map((piece) => piece.text).join('');
  const start = text.length - text.trimStart().length;
  const length = bulletLength(text.slice(start));
  if (length === 0) return { pieces, hasBullet: false };
  let left = start + length;
  const rest = pieces.map((piece) => {
    const cut = Math.min(left, piece.text.length);
    left -= cut;
    return { ...piece, text: piece.text.slice(cut) };
  });
  return { pieces: rest, hasBullet: true };
}

export interface ListNumber {
  readonly value: number;
  readonly length: number;
}

/** The number of a list that the text may begin with; a date ("1. März 2020") is none. Whether it is one, its neighbours tell. */
export function listNumber(text: string): ListNumber | undefined {
  const found = number.exec(text);
  if (!found) return undefined;
  const [word = ''] = text.slice(found[0].length).split(/[\s\d.,]/);
  if (monthOfName(word) ?? monthOfShortName(word)) return undefined;
  return { value: Number(found[1] ?? found[2]), length: found[0].length };
}
