// What somebody calls himself under his name.
import type { Line } from '../../model/document';
import type { Found, Language } from '../../model/parsed-resume';
import { found } from '../entries/found';
import { nameScores } from '../entries/name-scores';
import { placeOf } from '../entries/place';
import { isDocumentTitle } from '../headings';
import { piecesOf } from './contact-text';

const reach = 3;
const longest = 90;
const longestLine = 250;

/** In the name's line behind it, or in one of the next lines. */
export function labelOf(header: readonly Line[], name: Found | undefined, language: Language): Found | undefined {
  const at = header.findIndex(({ page, line }) => page === name?.page && line === name.line);
  if (name === undefined || at < 0) return undefined;
  for (const line of header.slice(at, at + reach + 1).filter((one) => one.text.length <= longestLine)) {
    const text = line.text.replace(name.value, '').replace(/^[\s,|–—·-]+/, '');
    const pieces = [text, ...piecesOf(text)];
    const title = pieces.find((piece) => isPossible(piece, name) && nameScores(piece, language).title > 0.8);
    if (title !== undefined) return found(title, 0.85, line);
  }
  const below = header[at + 1];
  if (below === undefined || !isPossible(below.text, name) || placeOf(below.text) !== undefined) return undefined;
  return name.value.includes(below.text.trim()) ? undefined : found(below.text.trim(), 0.5, below);
}

function isPossible(text: string, name: Found): boolean {
  const words = text.trim().split(/\s+/).length;
  return (
    text.length >= 3 &&
    text.length <= longest &&
    words <= 10 &&
    !/[@\t]|\d{3}|https?:|www\.|\p{L}\.\p{Ll}{2,}(?:\/|\b)|[.;]$/u.test(text) &&
    !isDocumentTitle(text) &&
    text !== name.value
  );
}
