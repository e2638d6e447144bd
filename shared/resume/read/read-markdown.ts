// A resume in Markdown: the blocks of CommonMark 0.31 and the tables of GitHub, line by line. Short lines stay lines: people put employer,
// title and dates under one another without the two spaces that the standard wants.
import { Unreadable } from '../errors';
import { limits } from '../limits';
import type { Document } from '../model/document';
import { decodeText } from './decode-text';
import { Flow } from './flow';
import { headingLook } from './heading-look';
import { Levels } from './levels';
import { type MarkdownBlock, markdownBlocks } from './markdown-blocks';
import { markdownPieces } from './markdown-inline';
import { plainLook } from './run-cells';

/** Nested items are so many columns further in. */
const indentStep = 2;
/** Below a line that is as long, prose goes on; a shorter one ends where its writer wanted it to. */
const proseWidth = 60;

/** @throws Unreadable where the bytes are no text, or beyond the limits */
export function readMarkdown(bytes: Uint8Array): Document {
  const { text, isGuessed } = decodeText(bytes);
  if (text.length > limits.characters) throw new Unreadable('too-much-text');
  const flow = new Flow('markdown');
  let levels = newLevels();
  for (const block of withWholeProse(markdownBlocks(text))) {
    if (block.kind === 'empty') {
      flow.space(1);
    } else if (block.kind === 'item' || block.indent >= indentStep) {
      const bullet = block.kind === 'item';
      flow.line({ pieces: piecesOf(block), bullet, level: levels.of({ ...block, isItem: bullet }) });
    } else {
      levels = newLevels();
      const { heading } = block;
      flow.line({ pieces: piecesOf(block), ...(heading === undefined ? {} : { heading }) });
    }
  }
  return flow.document(isGuessed ? [{ code: 'encoding-guessed' }] : []);
}

/** A list that is not indented is on level 1: it is shown so. */
function newLevels(): Levels {
  return new Levels(indentStep, [-indentStep]);
}

function piecesOf({ text, cells, heading }: MarkdownBlock) {
  const look = heading === undefined ? plainLook : headingLook(heading);
  const tab = { ...look, text: '\t' };
  return (cells ?? [text]).flatMap((cell, at) => [...(at > 0 ? [tab] : []), ...markdownPieces(cell, look)]);
}

function withWholeProse(blocks: readonly MarkdownBlock[]): MarkdownBlock[] {
  const result: MarkdownBlock[] = [];
  let lastWidth = 0;
  for (const block of blocks) {
    const above = result.at(-1);
    const goesOn = above && !above.endsHard && lastWidth >= proseWidth && block.kind === 'text';
    if (goesOn && (above.kind === 'text' || above.kind === 'item')) {
      result[result.length - 1] = { ...above, text: `${above.text} ${block.text}`, endsHard: block.endsHard };
    } else {
      result.push(block);
    }
    lastWidth = block.text.length;
  }
  return result;
}
