// A document in parts: what stands under one heading, column by column.
//
// A block goes on until the next heading of its column. Side by side, columns have blocks of their own: what stands at the top of a
// sidebar's next page belongs to the sidebar. Columns of equal width are read on from one to the next.
import type { Document, Line } from '../model/document';
import type { Language } from '../model/parsed-resume';
import { type HeadingLine, headingLines } from './heading-lines';
import type { BlockKind, SectionBlock } from './section-block';
import type { HeadedKind } from './vocabulary/headings';
import { namesLanguage } from './vocabulary/spoken-languages';

interface OpenBlock {
  readonly kinds: readonly BlockKind[];
  readonly title?: HeadingLine;
  readonly lines: Line[];
}

/** Blocks whose entries have labels of their own: `Skills: …` under a job is no heading. */
const withEntries: ReadonlySet<BlockKind> = new Set(['work', 'education', 'certifications', 'projects', 'volunteer']);
/** Where one heading names several, the one that is read. */
const readFirst: readonly BlockKind[] = [
  'work',
  'education',
  'certifications',
  'projects',
  'skills',
  'summary',
  'personal',
];
const aheadOf = 4;

export function blocksOf(document: Document, language: Language): readonly SectionBlock[] {
  const headings = headingLines(document, language);
  const lines = document.pages.flatMap((page) => page.lines);
  const flows = columnsFlow(document);
  const blocks: OpenBlock[] = [];
  const byColumn = new Map<number, OpenBlock>();
  let current: OpenBlock | undefined;
  let previous: Line | undefined;
  for (const [index, line] of lines.entries()) {
    if (previous === undefined || (line.column !== previous.column && !flows)) {
      current = byColumn.get(line.column) ?? opened({ kinds: ['header'] });
    }
    previous = line;
    const heading = headings.get(line);
    if (heading !== undefined && startsBlock(heading, current, lines.slice(index, index + aheadOf))) {
      current = opened({ kinds: heading.words?.kinds ?? ['unknown'], title: heading });
      if (heading.rest !== undefined) current.lines.push(heading.rest);
    } else {
      current?.lines.push(line);
    }
    if (current !== undefined) byColumn.set(line.column, current);
  }
  return blocks.flatMap(closed);

  function opened(block: Omit<OpenBlock, 'lines'>): OpenBlock {
    const open = { ...block, lines: [] };
    blocks.push(open);
    return open;
  }
}

function startsBlock(
  { words, look, rest, line }: HeadingLine,
  current: OpenBlock | undefined,
  ahead: readonly Line[],
): boolean {
  const [kind] = current?.kinds ?? [];
  const named: readonly HeadedKind[] = words?.kinds ?? [];
  const title = current?.title;
  const namesSpoken = named.includes('languages') && ahead.slice(0, aheadOf).some(({ text }) => namesLanguage(text));
  if (rest !== undefined) {
    if (named.includes('personal') || named.some((name) => name === kind)) return false;
    if (named.includes('languages')) return namesSpoken;
    return kind === undefined || !withEntries.has(kind)
      ? kind !== 'summary' || look.prominence >= 1
      : looksLike(look.style, title);
  }
  if (title === undefined || title.rest !== undefined || title.line.page !== line.page) return true;
  const isLess = look.prominence < title.look.prominence - 0.9;
  return !isLess || namesSpoken;
}

function looksLike(style: string, title: HeadingLine | undefined): boolean {
  return title !== undefined && title.look.prominence >= 1 && title.look.style === style;
}

function closed({ kinds, title, lines }: OpenBlock): readonly SectionBlock[] {
  if (title === undefined && lines.length === 0) return [];
  const wanted = readFirst.find((kind) => kinds.includes(kind)) ?? kinds.find((kind) => kind !== 'languages');
  const confidence = title === undefined ? 1 : (title.words?.confidence ?? 0.5);
  const all = [
    ...(wanted === undefined ? [] : [wanted]),
    ...(kinds.includes('languages') ? (['languages'] as const) : []),
  ];
  return all.map((kind) => ({ kind, ...(title === undefined ? {} : { title: title.line }), lines, confidence }));
}

/** Whether text runs on from one column into the next: all about as wide. A sidebar is narrower than what it stands beside. */
function columnsFlow({ pages }: Document): boolean {
  const widths = pages.flatMap(({ lines }) => {
    const columns = [...new Set(lines.map(({ column }) => column))].filter((column) => column > 0);
    return columns.map((column) => {
      const right = lines.filter((line) => line.column === column);
      const top = Math.min(...right.map(({ y }) => y));
      const left = lines.filter((line) => line.column === column - 1 && line.y >= top - line.height);
      return widthOf(right) / Math.max(1, widthOf(left));
    });
  });
  return widths.length > 0 && widths.every((ratio) => ratio > 0.75 && ratio < 1.33);
}

function widthOf(lines: readonly Line[]): number {
  return (
    Math.max(0, ...lines.map(({ x, width }) => x + width)) -
    Math.min(...lines.map(({ x }) => x), Number.MAX_SAFE_INTEGER)
  );
}
