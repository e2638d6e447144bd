// Blocks of a Word document as lines, in the order in which people read them.
import { withoutBullet } from '../bullet';
import { blank, hasText, type LaidLine } from '../laid-line';
import { Levels } from '../levels';
import { plainLook } from '../run-cells';
import { tableLines } from '../table-lines';
import type { Block, Paragraph } from './blocks';
import type { Element } from './xml';

export interface DocxLine extends LaidLine {
  /** Above it a column of the page ends. */
  readonly breaksColumn?: boolean;
  /** The properties of a section that ends above it. */
  readonly section?: Element;
}

/** Indents that differ by less are one level: a quarter of an inch is Word's own step. */
const indentStep = 9;
/** Lines are so much higher than their font. */
const leading = 1.2;

export function linesOf(blocks: readonly Block[]): DocxLine[] {
  const indents = blocks.map((block) => (block.kind === 'paragraph' ? startOf(block) : 0));
  const levels = new Levels(indentStep, indents);
  let before: Paragraph | undefined;
  return blocks.flatMap((block) => {
    const above = before;
    before = block.kind === 'paragraph' ? block : undefined;
    return block.kind === 'table'
      ? tableLines(block.rows.map((cells) => cells.map(linesOf)))
      : paragraphLines(block, above, levels);
  });
}

function paragraphLines(paragraph: Paragraph, above: Paragraph | undefined, levels: Levels): DocxLine[] {
  const { look, parts, isItem } = paragraph;
  const lines: DocxLine[] = paragraph.boxes.flatMap((box) => [blank, ...linesOf(box)]);
  if (look.breaksPage) lines.push({ ...blank, breaksPage: true });
  let space = spaceBetween(above, paragraph);
  let level: number | undefined;
  for (const part of parts) {
    if (typeof part === 'string') {
      lines.push(part === 'page' ? { ...blank, breaksPage: true } : { ...blank, breaksColumn: true });
      continue;
    }
    const { pieces, hasBullet } = isItem ? { pieces: part, hasBullet: level === undefined } : withoutBullet(part);
    const bullet = hasBullet && hasText({ pieces });
    if (hasText({ pieces })) level ??= levelOf(paragraph, bullet, levels);
    const heading = bullet ? undefined : look.heading;
    lines.push({ pieces, space, bullet, level: level ?? 0, ...(heading === undefined ? {} : { heading }) });
    space = 0;
  }
  if (paragraph.endsPage) lines.push({ ...blank, breaksPage: true });
  if (paragraph.section) lines.push({ ...blank, section: paragraph.section });
  return lines;
}

function levelOf(paragraph: Paragraph, isItem: boolean, levels: Levels): number {
  const indent = startOf(paragraph);
  return levels.of({ indent, textIndent: Math.max(paragraph.look.indent ?? 0, isItem ? indent + 1 : indent), isItem });
}

/** Where its first line begins. */
function startOf({ look: { indent = 0, firstLine = 0 } }: Paragraph): number {
  return indent + firstLine;
}

/** In lines of the paragraph below. */
function spaceBetween(above: Paragraph | undefined, below: Paragraph): number {
  const areOfOneStyle = above !== undefined && above.style === below.style;
  const after = areOfOneStyle && above.look.isContextual ? 0 : (above?.look.spaceAfter ?? 0);
  const before = areOfOneStyle && below.look.isContextual ? 0 : (below.look.spaceBefore ?? 0);
  const size = below.parts.flatMap((part) => (typeof part === 'string' ? [] : part))[0]?.fontSize ?? plainLook.fontSize;
  return (after + before) / (size * leading);
}
