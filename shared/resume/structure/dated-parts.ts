// A resume without headings: what has dates is jobs or studies, told apart by its words.
import type { Line } from '../model/document';
import type { Language } from '../model/parsed-resume';
import { findPeriods } from './dates/find-period';
import { degreeScore, institutionScore } from './entries/degree';
import { nameScores } from './entries/name-scores';
import type { BlockKind, SectionBlock } from './section-block';

interface Part {
  readonly kind: BlockKind;
  readonly lines: readonly Line[];
}

const mayHoldEntries: ReadonlySet<BlockKind> = new Set(['header', 'personal', 'summary', 'unknown']);
const whiteSpace = 0.5;
const confidence = 0.5;

/** The same blocks where any of them is work or education. */
export function withDatedParts(blocks: readonly SectionBlock[], language: Language): readonly SectionBlock[] {
  const isHeaded = blocks.some(({ kind, lines }) => (kind === 'work' || kind === 'education') && lines.length > 0);
  if (isHeaded) return blocks;
  return blocks.flatMap((block) => {
    if (!mayHoldEntries.has(block.kind)) return [block];
    const [first, ...rest] = joined(partsOf(block, language));
    if (first === undefined || (rest.length === 0 && first.kind === block.kind)) return [block];
    return [first, ...rest].map((part) => (part.kind === block.kind ? { ...block, ...part } : { ...part, confidence }));
  });
}

/** Parts without dates belong to the one before. */
function partsOf({ kind, lines }: SectionBlock, language: Language): readonly Part[] {
  let current = kind;
  return paragraphsOf(lines, language).map((paragraph) => {
    if (paragraph.some((line) => isDated(line, language))) current = kindOf(paragraph, language);
    return { kind: current, lines: paragraph };
  });
}

/** Parted by white space; where there is none, each line with dates begins a part. */
function paragraphsOf(lines: readonly Line[], language: Language): readonly (readonly Line[])[] {
  const hasSpace = lines.slice(1).some(({ gap }) => gap > whiteSpace);
  const begins = (line: Line) => (hasSpace ? line.gap > whiteSpace : isDated(line, language));
  const paragraphs: Line[][] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (last === undefined || begins(line)) paragraphs.push([line]);
    else last.push(line);
  }
  return paragraphs;
}

/** From a date to another one, or to the present. */
function isDated({ text }: Line, language: Language): boolean {
  return findPeriods(text, language).some(({ isSingle }) => !isSingle);
}

function kindOf(lines: readonly Line[], language: Language): BlockKind {
  const pieces = lines
    .filter(({ bullet }) => !bullet)
    .slice(0, 3)
    .flatMap(({ text }) => text.split(/\t|\s+[|–—]\s+|,\s+/));
  const study = Math.max(...pieces.map((piece) => degreeScore(piece) * 1.2), ...pieces.map(institutionScore));
  const job = Math.max(...pieces.map((piece) => nameScores(piece, language).title));
  return study >= 2 && study > job ? 'education' : 'work';
}

function joined(parts: readonly Part[]): readonly Part[] {
  const all: { kind: BlockKind; lines: Line[] }[] = [];
  for (const { kind, lines } of parts) {
    const last = all.at(-1);
    if (last?.kind === kind) last.lines.push(...lines);
    else all.push({ kind, lines: [...lines] });
  }
  return all;
}
