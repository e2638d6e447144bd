// Which lines of a document are headings, by their words, by their look, and by whether they look like the other headings.

import type { Document, Line } from '../model/document';
import type { Language } from '../model/parsed-resume';
import type { Tracks } from './columns';
import { lineFrom } from './cut-line';
import { isTableHeader } from './entries/education-table';
import { type HeadingWords, headingWords, isDocumentTitle } from './headings';
import { bodySizeOf, isCapitals, type LineLook, lookOf } from './line-look';

/** A line that might begin a block. */
export interface HeadingLine {
  readonly line: Line;
  readonly look: LineLook;
  /** None where it only looks like a heading. */
  readonly words?: HeadingWords;
  /** What follows the heading in the same line: `Skills: Java, SQL`. */
  readonly rest?: Line;
}

/** Name and what stands under it look like headings often enough. */
const headerAtLeast = 3;
const unknownMost = { words: 6, characters: 45 };

/** All that might be headings, by line. Which of them are is decided in their context. */
export function headingLines(document: Document, tracks: Tracks, language: Language): ReadonlyMap<Line, HeadingLine> {
  const bodySize = bodySizeOf(document);
  const lines = document.pages.flatMap((page) => page.lines);
  const named = lines.flatMap((line) => namedHeading(line, bodySize, language) ?? []);
  const standOut = named.filter(({ rest, look, words }) => rest === undefined && look.prominence >= 1 && isSure(words));
  const byWords = named.filter((heading) => isHeading(heading, standOut));
  const accepted = [...byWords, ...withColons(byWords, named)];
  const styleIn = (line: Line, { style }: LineLook) => `${tracks.of(line)}: ${style}`;
  const styles = ownStyles(accepted, lines, bodySize, styleIn);
  const taken = new Map(accepted.map((heading) => [heading.line, heading]));
  const unnamed = lines
    .slice(headerAtLeast)
    .filter((line) => !taken.has(line) && mightBeHeading(line))
    .map((line) => ({ line, look: lookOf(line, bodySize) }))
    .filter(({ line, look }) => styles.has(styleIn(line, look)) || isAlike(line, accepted));
  return new Map([...taken, ...unnamed.map((heading) => [heading.line, heading] as const)]);
}

/** Documents of one size and weight end their headings with a colon: where nearly all that are known do, others that do are headings too. */
function withColons(accepted: readonly HeadingLine[], named: readonly HeadingLine[]): readonly HeadingLine[] {
  return named.filter(
    (heading) => !accepted.includes(heading) && heading.rest === undefined && isAlike(heading.line, accepted),
  );
}

/** It ends with a colon as nearly all of them do, and stands as far from what is above it. */
function isAlike({ text, gap, bullet }: Line, accepted: readonly HeadingLine[]): boolean {
  const own = accepted.filter(({ rest }) => rest === undefined);
  const alike = own.filter(({ line, look }) => endsInColon(line.text) && look.prominence < 1);
  const gaps = alike.map(({ line }) => line.gap).filter(Number.isFinite);
  return (
    !bullet &&
    endsInColon(text) &&
    alike.length > 1 &&
    alike.length >= 0.75 * own.length &&
    gap > 0.1 &&
    gaps.every((other) => gap > other - 0.2)
  );
}

const endsInColon = (text: string): boolean => /:\s*$/.test(text);

function namedHeading(line: Line, bodySize: number, language: Language): HeadingLine | undefined {
  if (isDocumentTitle(line.text)) return undefined;
  const words = headingWords(line.text, language);
  if (words !== undefined && !line.text.includes('\t')) return { line, words, look: lookOf(line, bodySize) };
  return headingBeforeText(line, bodySize, language);
}

/** `Skills: Java, SQL` and `Sprachen ⇥ Deutsch, Englisch`. */
function headingBeforeText(line: Line, bodySize: number, language: Language): HeadingLine | undefined {
  const [label = ''] = /^[^:\t]{3,45}(?:\s*:(?=\s)|\t)/.exec(line.text) ?? [];
  if (label === '' || isTableHeader(line)) return undefined;
  const words = headingWords(label, language);
  if (words === undefined || !isSure(words)) return undefined;
  const rest = lineFrom(line, label.length);
  const first = line.runs[0];
  const ownRun = first !== undefined && label.startsWith(first.text.replace(/\s*:?\s*$/, ''));
  const look = lookOf({ ...line, text: label, bold: ownRun && first.bold }, bodySize);
  return { line, words, look, rest };
}

function isHeading({ line, look, words, rest }: HeadingLine, standOut: readonly HeadingLine[]): boolean {
  if (words === undefined) return false;
  if (rest !== undefined) return true;
  const least = line.text.trimEnd().endsWith(':') ? 0.5 : 0;
  if (isSure(words)) {
    if (look.prominence >= 1) return true;
    if (line.bullet || /^\p{Ll}/u.test(line.text)) return false;
    return standOut.length < 2 || least > 0;
  }
  if (line.bullet) return false;
  const alike = standOut.filter((other) => other.look.style === look.style).length;
  const standsOut = look.prominence + least >= (words.confidence >= 0.7 || alike >= 2 ? 1 : 1.5);
  return standsOut && (words.confidence >= 0.9 || standOut.length < 2 || alike > 0);
}

/** The looks that headings have and (almost) nothing else in their column. */
function ownStyles(
  accepted: readonly HeadingLine[],
  lines: readonly Line[],
  bodySize: number,
  styleIn: (line: Line, look: LineLook) => string,
): ReadonlySet<string> {
  const known = new Map<string, number>();
  for (const { line, look, rest, words } of accepted) {
    if (rest === undefined && isSure(words) && look.prominence >= 1) count(known, styleIn(line, look));
  }
  const all = new Map<string, number>();
  for (const line of lines) {
    if (!line.bullet && line.text.length <= unknownMost.characters) count(all, styleIn(line, lookOf(line, bodySize)));
  }
  const isOwn = ([style, times]: [string, number]) => times >= 2 && times * 5 >= (all.get(style) ?? 0) * 3;
  return new Set([...known].filter(isOwn).map(([style]) => style));
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mightBeHeading({ text, bullet, gap }: Line): boolean {
  if (bullet || text.includes('\t') || text.length > unknownMost.characters) return false;
  if (/[\d@,;()]|[.!?]$/.test(text) || isDocumentTitle(text)) return false;
  return (
    text.split(/\s+/).length <= unknownMost.words && (isCapitals(text) || /^\P{L}*\p{Lu}/u.test(text)) && gap > 0.1
  );
}

function isSure(words: HeadingWords | undefined): boolean {
  return (words?.confidence ?? 0) >= 0.9;
}
