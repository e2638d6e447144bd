// The lines of an HTML tree: blocks begin and end them, tables and flex boxes put blocks beside one another.
import type { DefaultTreeAdapterTypes } from 'parse5';
import { withoutBullet } from '../bullet';
import { hasText, type LaidLine } from '../laid-line';
import { type Look, type Piece, plainLook } from '../run-cells';
import { tableLines } from '../table-lines';
import type { HtmlElement, HtmlNode } from './bounded-tree';
import { displayOf, gridTracks, headingLevel, lookOf } from './element-style';
import { type Declarations, StyleSheet } from './style-sheet';

type Parent = DefaultTreeAdapterTypes.ParentNode;

interface Context {
  readonly look: Look;
  /** Of lists and quotes. */
  readonly level: number;
  readonly heading?: number;
  readonly keepsSpace: boolean;
}

/** Blocks with white space around them where no style says otherwise (html.spec.whatwg.org, 15.3). */
const withMargin = new Set('blockquote dl fieldset h1 h2 h3 h4 h5 h6 hr ol p pre ul'.split(' '));
const indenting = new Set(['ul', 'ol', 'menu', 'blockquote', 'dd']);

/** Says whether text is hidden in the tree. */
export function htmlLines(tree: Parent): { lines: readonly LaidLine[]; hasHidden: boolean } {
  const sheet = new StyleSheet();
  addStyles(tree, sheet);
  const writer = new HtmlLines(sheet);
  const lines = writer.linesIn(tree.childNodes, { look: plainLook, level: 0, keepsSpace: false });
  return { lines, hasHidden: writer.hasHidden };
}

class HtmlLines {
  hasHidden = false;
  private lines: LaidLine[] = [];
  private open: Piece[] = [];
  private space = 0;
  private startsItem = false;

  constructor(private readonly sheet: StyleSheet) {}

  /** Of a part of the tree, for itself. */
  linesIn(nodes: readonly HtmlNode[], context: Context): LaidLine[] {
    const { lines, open, space, startsItem } = this;
    Object.assign(this, { lines: [], open: [], space: 0, startsItem: false });
    this.readAll(nodes, context);
    this.endLine(context);
    const result = this.lines;
    Object.assign(this, { lines, open, space, startsItem });
    return result;
  }

  private readAll(nodes: readonly HtmlNode[], context: Context): void {
    let before: HtmlNode | undefined;
    for (const node of nodes) {
      if (isText(node)) this.addText(node.value, context);
      else if (isElement(node)) {
        if (before && isElement(before) && this.startsApart(node)) this.addGap(context);
        this.readElement(node, context);
      }
      if (isText(node) || isElement(node)) before = node;
    }
  }

  private readElement(element: HtmlElement, context: Context): void {
    const style = this.sheet.of(element);
    const display = displayOf(element, style);
    if (display === 'hidden') this.hasHidden ||= visibleText(element).trim() !== '';
    if (display === 'hidden' || display === 'no-text') return;
    if (element.tagName === 'br') {
      if (this.open.every(({ text }) => text.trim() === '')) this.space += 1;
      this.endLine(context);
      return;
    }
    const inner = this.innerContext(element, style, context);
    if (display === 'inline') this.readInline(element, style, inner);
    else this.readBlock(element, display === 'side-by-side' ? style : undefined, inner, context);
  }

  private innerContext(element: HtmlElement, style: Declarations, context: Context): Context {
    const heading = headingLevel(element) ?? context.heading;
    return {
      look: lookOf(element, style, context.look),
      level: context.level + (indenting.has(element.tagName) ? 1 : 0),
      keepsSpace: context.keepsSpace || element.tagName === 'pre',
      ...(heading === undefined ? {} : { heading }),
    };
  }

  /** What floats stands apart from the text beside it. */
  private readInline(element: HtmlElement, style: Declarations, context: Context): void {
    const floats = /left|right/.test(style.get('float') ?? '');
    if (floats) this.addGap(context);
    this.readAll(element.childNodes, context);
    if (floats) this.addGap(context);
  }

  private readBlock(element: HtmlElement, sideBySide: Declarations | undefined, inner: Context, around: Context): void {
    this.endLine(around);
    const margin = withMargin.has(element.tagName) && !(element.tagName === 'ul' && around.level > 0) ? 1 : 0;
    this.space = Math.max(this.space, margin);
    if (element.tagName === 'li') this.startsItem = true;
    if (element.tagName === 'table') this.addLines(tableLines(this.rowsOf(element, inner)));
    else if (sideBySide) this.addLines(tableLines(rowsOfTracks(this.cellsOf(element, inner), gridTracks(sideBySide))));
    else this.readAll(element.childNodes, inner);
    this.endLine(inner);
    if (element.tagName === 'li') this.startsItem = false;
    this.space = Math.max(this.space, margin);
  }

  /** Rows of the table itself, not of one in its cells. */
  private rowsOf(parent: Parent, context: Context): LaidLine[][][] {
    return parent.childNodes.flatMap((node) => {
      if (!isElement(node) || ['hidden', 'no-text'].includes(displayOf(node, this.sheet.of(node)))) return [];
      return node.tagName === 'tr' ? [this.cellsOf(node, context)] : this.rowsOf(node, context);
    });
  }

  private cellsOf(row: HtmlElement, context: Context): LaidLine[][] {
    return row.childNodes
      .filter((node) => isElement(node) || (isText(node) && node.value.trim() !== ''))
      .map((node) => this.linesIn([node], context))
      .filter((cell) => row.tagName === 'tr' || cell.some(hasText));
  }

  /** The first of them is the item's, where they stand in one. */
  private addLines(lines: readonly LaidLine[]): void {
    for (const line of lines) {
      this.lines.push({
        ...line,
        space: Math.max(line.space, this.space),
        bullet: line.bullet === true || this.startsItem,
      });
      this.space = 0;
      this.startsItem = false;
    }
  }

  private addText(text: string, context: Context): void {
    if (!context.keepsSpace) {
      this.open.push({ ...context.look, text: text.replace(/\s+/g, ' ') });
      return;
    }
    for (const [at, line] of text.split('\n').entries()) {
      if (at > 0) this.endLine(context);
      this.open.push({ ...context.look, text: line.replace(/ {3,}/g, '\t') });
    }
  }

  private addGap({ look }: Context): void {
    if (hasText({ pieces: this.open })) this.open.push({ ...look, text: '\t' });
  }

  /**
   * Two inline elements without a space between them are words of their own where a style sheet sets them apart: a title and its date, not
   * the letters of one word.
   */
  private startsApart(element: HtmlElement): boolean {
    const before = this.open.at(-1)?.text ?? '';
    const after = visibleText(element);
    return /[\p{L}\p{N})][\p{L}\p{N})]$/u.test(before) && /^[\p{L}\p{N}(][\p{L}\p{N}]/u.test(after);
  }

  private endLine({ level, heading }: Context): void {
    const { pieces, hasBullet } = withoutBullet(this.open);
    this.open = [];
    if (!hasText({ pieces })) return;
    const bullet = hasBullet || this.startsItem;
    this.lines.push({
      pieces,
      space: this.space,
      bullet,
      level,
      ...(heading === undefined || bullet ? {} : { heading }),
    });
    this.space = 0;
    this.startsItem = false;
  }
}

function rowsOfTracks(cells: readonly LaidLine[][], tracks = cells.length): LaidLine[][][] {
  const rows: LaidLine[][][] = [];
  for (let at = 0; at < cells.length; at += tracks) rows.push(cells.slice(at, at + tracks));
  return rows;
}

function addStyles(parent: Parent, sheet: StyleSheet): void {
  for (const node of parent.childNodes) {
    if (!isElement(node)) continue;
    if (node.tagName === 'style') sheet.add(node.childNodes.map((one) => (isText(one) ? one.value : '')).join(''));
    else addStyles(node, sheet);
  }
}

/** What text a browser could show of it, with the spaces around it. */
function visibleText(node: HtmlNode): string {
  if (isText(node)) return node.value;
  if (!isElement(node) || ['script', 'style', 'template', 'svg', 'head'].includes(node.tagName)) return '';
  return node.childNodes.map(visibleText).join('');
}

function isText(node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}
