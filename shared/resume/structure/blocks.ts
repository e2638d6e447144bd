// A document in parts: what stands under one heading, column by column.
//
// A block goes on until the next heading of its column. Side by side, columns have blocks of their own: what stands at the top of a
// sidebar's next page belongs to the sidebar. Columns of equal width are read on from one to the next.
import type { Document, Line } from '../model/document';
import type { Language } from '../model/parsed-resume';
import { tracksOf } from './columns';
import { withDatedParts } from './dated-parts';
import { roleLabelOf } from './entries/role-labels';
import { type HeadingLine, headingLines } from './heading-lines';
import type { BlockKind, SectionBlock } from './section-block';
import { settleKinds } from './settle-kinds';
import type { HeadedKind } from './vocabulary/headings';
import { languageNames } from './vocabulary/language-names';
import { flatText } from './vocabulary/plain-words';

interface OpenBlock {
  readonly kinds: readonly BlockKind[];
  readonly title?: HeadingLine;
  readonly lines: Line[];
  /** Its entries look as the headings do: right below its own stood one that names no part. */
  entries?: 'headed';
  /** Of a block whose heading has text in its line: the one that goes on behind it. */
  readonly around?: OpenBlock;
}

/** Blocks whose entries have labels of their own: `Skills: …` under a job is no heading. */
const withEntries: ReadonlySet<BlockKind> = new Set(['work', 'education', 'certifications', 'projects', 'volunteer']);
/** And those with headings of their own inside. */
const withSubheadings: ReadonlySet<BlockKind> = new Set([
  ...withEntries,
  'skills',
  'awards',
  'publications',
  'courses',
]);
/** Headings that are never a part of another one's entries, however they look. */
const ofTheirOwn: ReadonlySet<BlockKind> = new Set(['work', 'education']);
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
const mailAddress = /\S@\S+\.\p{L}{2,}/u;
const contact = /\S@\S+\.\p{L}{2,}|(?:\+|\b0)\d[\d ()/.-]{6,}\d|www\.|https?:|linkedin\.|github\./iu;

export function blocksOf(document: Document, language: Language): readonly SectionBlock[] {
  const tracks = tracksOf(document);
  const headings = headingLines(document, tracks, language);
  const lines = document.pages.flatMap((page) => page.lines);
  const topmost = Math.min(...[...headings.keys()].filter(({ page }) => page === 1).map(({ y }) => y));
  const hasOwnLines = [...headings.values()].some(({ rest }) => rest === undefined);
  const blocks: OpenBlock[] = [];
  const byTrack = new Map<number, OpenBlock>();
  let current = opened({ kinds: ['header'] });
  let track: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (track !== tracks.of(line)) {
      track = tracks.of(line);
      const isOverHeadings = line.page === 1 && (line.y <= topmost || holdsContact(line, index));
      current = byTrack.get(track) ?? (isOverHeadings && index > 0 ? opened({ kinds: ['header'] }) : besides(line));
    } else if (beginsColumn(line, lines[index - 1]) && holdsAddress(line, index)) {
      // A sidebar may be as wide as the short lines beside it: what is read on from them is not its contacts.
      current = opened({ kinds: ['header'] });
    }
    const heading = headings.get(line);
    if (heading !== undefined && namesEntry(heading, current)) {
      current.entries = 'headed';
      current.lines.push(line);
    } else if (
      heading !== undefined &&
      startsBlock(heading, current, lines.slice(index, index + aheadOf), hasOwnLines)
    ) {
      current = opened({
        kinds: heading.words?.kinds ?? ['unknown'],
        title: heading,
        ...(heading.rest && { around: aroundOf(current) }),
      });
      if (heading.rest !== undefined) current.lines.push(heading.rest);
    } else {
      if (current.around !== undefined && isLabelled(line)) current = current.around;
      current.lines.push(line);
    }
    byTrack.set(track, current);
  }
  return withDatedParts(settleKinds(blocks.flatMap(closed), language), language);

  /** The block that a column without a heading stands beside. */
  function besides({ page, y }: Line): OpenBlock {
    return blocks.findLast(({ title }) => title?.line.page === page && title.line.y <= y) ?? current;
  }

  /** At the top of a column, before its first heading. */
  function holdsContact(top: Line, from: number): boolean {
    return overHeadings(top, from).some(({ text }) => contact.test(text));
  }

  /** The same, on the first page, for the one address that stands in no entry. */
  function holdsAddress(top: Line, from: number): boolean {
    return top.page === 1 && overHeadings(top, from).some(({ text }) => mailAddress.test(text));
  }

  function overHeadings(top: Line, from: number): readonly Line[] {
    const column = lines.slice(from).filter((line) => line.page === top.page && line.column === top.column);
    const heading = column.findIndex((line) => headings.has(line));
    return column.slice(0, heading < 0 ? column.length : heading);
  }

  function opened(block: Omit<OpenBlock, 'lines'>): OpenBlock {
    const open = { ...block, lines: [] };
    blocks.push(open);
    return open;
  }
}

const beginsColumn = (line: Line, before: Line | undefined): boolean =>
  before !== undefined && before.page === line.page && before.column !== line.column;

/** `MBA Finance` right below `Educational Qualification`, both in bold: the name of its first entry, and so are the next ones. */
function namesEntry({ words }: HeadingLine, { kinds: [kind = 'unknown'], title, lines, entries }: OpenBlock): boolean {
  if (words !== undefined || title === undefined || !withEntries.has(kind)) return false;
  return entries === 'headed' || lines.length === 0;
}

/** What goes on when a heading with its text in the same line is over: `Languages: …` among other labels. */
function aroundOf(current: OpenBlock): OpenBlock {
  return current.around ?? current;
}

function isLabelled({ text }: Line): boolean {
  return /^\p{Lu}[^:\t]{1,40}:\s/u.test(text);
}

function startsBlock(
  { words, look, rest, line }: HeadingLine,
  { kinds: [kind = 'unknown'], title }: OpenBlock,
  ahead: readonly Line[],
  hasOwnLines: boolean,
): boolean {
  const named: readonly HeadedKind[] = words?.kinds ?? [];
  const namesSpoken =
    named.includes('languages') && ahead.some(({ text }) => flatText(text).search(languageNames) >= 0);
  if (rest === undefined) {
    if (title === undefined || title.rest !== undefined || !withSubheadings.has(kind)) return true;
    const isSure = (words?.confidence ?? 0) >= 0.95 && look.prominence >= 1;
    const namesOther = named.some((name) => ofTheirOwn.has(name)) && !named.some((name) => name === kind);
    return look.prominence >= title.look.prominence - 1.25 || namesSpoken || (isSure && namesOther);
  }
  if (named.includes('personal') || named.some((name) => name === kind)) return false;
  // `Position: Fitter` is a part of a job.
  if (roleLabelOf(line.text) !== undefined) return false;
  if (named.includes('languages')) return namesSpoken;
  if (withEntries.has(kind)) return looksLike(look.style, title);
  if (kind === 'header') return !hasOwnLines;
  return kind !== 'summary' || look.prominence >= 1;
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
