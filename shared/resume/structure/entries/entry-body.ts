// What an entry tells: its bullets, each with the lines that go on with it, and the sentences between them.
import type { Line } from '../../model/document';
import type { Found } from '../../model/parsed-resume';
import { found } from './found';
import { isPartLabel } from './part-label';
import type { Row } from './rows';

export interface Body {
  readonly highlights: readonly Found[];
  readonly paragraphs: readonly Found[];
}

interface Paragraph {
  readonly line: Line;
  readonly isBullet: boolean;
  text: string;
}

export function bodyOf(rows: readonly Row[]): Body {
  const paragraphs: Paragraph[] = [];
  for (const { line, kind } of rows) {
    if (!line.bullet && isPartLabel(line.text)) continue;
    const before = paragraphs.at(-1);
    if (kind === 'rest' && before !== undefined) before.text = joined(before.text, line.text);
    else paragraphs.push({ line, isBullet: line.bullet, text: line.text });
  }
  const foundIn = ({ line, text }: Paragraph, confidence: number): Found =>
    found(text.replaceAll(/\s+/g, ' ').trim(), confidence, line);
  return {
    highlights: paragraphs.filter(({ isBullet }) => isBullet).map((paragraph) => foundIn(paragraph, 0.9)),
    paragraphs: paragraphs.filter(({ isBullet }) => !isBullet).map((paragraph) => foundIn(paragraph, 0.75)),
  };
}

/** A hyphen at the end of a line, before a small letter, is the typesetter's only where a letter stands before it. */
function joined(text: string, next: string): string {
  return /\p{L}\u00ad$/u.test(text) ? text.slice(0, -1) + next : `${text} ${next}`;
}

/** Sentences as one text; undefined where there are none. */
export function proseOf(paragraphs: readonly Found[]): Found | undefined {
  const [first] = paragraphs;
  return first === undefined ? undefined : { ...first, value: paragraphs.map(({ value }) => value).join(' ') };
}
