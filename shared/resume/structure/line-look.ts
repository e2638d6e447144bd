// How a line looks beside the rest of its document: what makes a heading a heading before anybody reads it.
import type { Document, Line } from '../model/document';

export interface LineLook {
  /** What it has in common with other headings: level, size, weight and capitals. */
  readonly style: string;
  /** How far that style stands out from running text, from 0. */
  readonly prominence: number;
}

/** The font size of most characters. */
export function bodySizeOf({ pages }: Document): number {
  const characters = new Map<number, number>();
  for (const { fontSize, text } of pages.flatMap(({ lines }) => lines)) {
    const size = halfPoints(fontSize);
    characters.set(size, (characters.get(size) ?? 0) + text.length);
  }
  const [most] = [...characters].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? 11;
}

export function lookOf(
  { text, fontSize, bold, heading }: Pick<Line, 'text' | 'fontSize' | 'bold' | 'heading'>,
  bodySize: number,
): LineLook {
  const capitals = isCapitals(text);
  const ratio = fontSize / bodySize;
  const ofSize = ratio >= 1.04 ? Math.min(3.5, 0.7 + (ratio - 1) * 4) : ratio < 0.95 ? -0.25 : 0;
  const ofLevel = heading === undefined ? 0 : Math.max(1, 2.75 - heading * 0.25);
  const prominence = Math.max(ofSize, ofLevel) + (capitals ? 1.5 : 0) + (bold ? 1 : 0);
  const style =
    heading === undefined
      ? `${halfPoints(fontSize)}${bold ? ' bold' : ''}${capitals ? ' capitals' : ''}`
      : `h${heading}`;
  return { style, prominence };
}

export function isCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters >= 3 && (text.match(/\p{Lu}/gu)?.length ?? 0) >= letters * 0.85;
}

function halfPoints(size: number): number {
  return Math.round(size * 2) / 2;
}
