// Documents as readers make them, from plain lines with a little markup:
//
//   {16}Anna Beispiel     size in points (11 where nothing is said)
//   **Work**\t2019        bold; a tab is a wide gap and begins a new run
//   # Experience          a heading that the source names (also ## …)
//   - built things        a bullet; two spaces before it are one level deeper
//   |1|Skills             in column 1 (a sidebar); |0| is the default
//   [GitHub](https://…)   a link
//
// An empty line is white space above the next one (gap 1, else 0.2), a line of `---` alone begins a page.
import type { Document, Format, Line, Page, Run } from '../../shared/resume/model/document';

const lineHeight = 14;
const tabStop = 220;

export function documentOf(text: string, format: Format = 'pdf'): Document {
  const pages = text.split(/^---$/m).map((page, index) => pageOf(page, index + 1));
  return { format, pages, warnings: [] };
}

/** The lines of the first page. */
export function linesOf(text: string): readonly Line[] {
  return pageOf(text, 1).lines;
}

function pageOf(text: string, number: number): Page {
  const lines: Line[] = [];
  let gap = Number.POSITIVE_INFINITY;
  for (const [row, source] of text.split('\n').entries()) {
    if (source.trim() === '') {
      if (lines.length > 0) gap = 1;
      continue;
    }
    const column = Number(/^\s*\|(\d)\|/.exec(source)?.[1] ?? 0);
    if (lines.at(-1) !== undefined && lines.at(-1)?.column !== column) gap = Number.POSITIVE_INFINITY;
    lines.push(lineOf(source, { page: number, line: lines.length + 1, y: row * lineHeight, gap, column }));
    gap = 0.2;
  }
  return { number, width: 612, height: 792, lines };
}

interface Position {
  readonly page: number;
  readonly line: number;
  readonly y: number;
  readonly gap: number;
  readonly column: number;
}

function lineOf(source: string, { page, line, y, gap, column }: Position): Line {
  const marked =
    /^(?<indent> *)(?:\|\d\|)?(?<heading>#{1,6} )?(?:\{(?<size>[\d.]+)\})?(?<bullet>- )?(?<text>.*)$/.exec(source)
      ?.groups ?? {};
  const level = Math.floor((marked.indent ?? '').length / 2);
  const fontSize = Number(marked.size ?? 11);
  const x = 50 + column * 300 + level * 18;
  const cells = (marked.text ?? '').trimEnd().split('\t');
  const runs = cells.flatMap((cell, index) => runsOf(cell, x + index * tabStop, fontSize));
  const last = runs.at(-1);
  const letters = runs.map(({ text }) => text.length).reduce((sum, length) => sum + length, 0);
  const boldLetters = runs.filter(({ bold }) => bold).reduce((sum, { text }) => sum + text.length, 0);
  return {
    page,
    line,
    text: cells
      .map((cell) =>
        runsOf(cell, 0, fontSize)
          .map(({ text }) => text)
          .join(' '),
      )
      .join('\t'),
    runs,
    x,
    y,
    width: last === undefined ? 0 : last.x + last.width - x,
    height: fontSize * 1.2,
    fontSize,
    bold: boldLetters * 2 > letters,
    bullet: marked.bullet !== undefined,
    level,
    column,
    gap,
    ...(marked.heading === undefined ? {} : { heading: marked.heading.trim().length }),
  };
}

const markup = /\*\*(?<bold>.+?)\*\*|\[(?<shown>[^\]]+)\]\((?<link>[^)]+)\)|(?<plain>(?:(?!\*\*|\[[^\]]+\]\().)+)/g;

function runsOf(cell: string, from: number, fontSize: number): readonly Run[] {
  const runs: Run[] = [];
  let x = from;
  for (const { groups = {} } of cell.matchAll(markup)) {
    const text = (groups.bold ?? groups.shown ?? groups.plain ?? '').trim();
    if (text === '') continue;
    const width = text.length * fontSize * 0.5;
    const link = groups.link === undefined ? {} : { link: groups.link };
    runs.push({ text, x, width, fontSize, bold: groups.bold !== undefined, italic: false, ...link });
    x += width + fontSize * 0.3;
  }
  return runs;
}
