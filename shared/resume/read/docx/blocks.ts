// The text of a Word document's part as blocks: paragraphs with their looks, tables with their cells, text boxes where they are anchored.
import type { Numbering } from './numbering';
import { ParagraphText, type Part, type TextSource } from './paragraph-text';
import { type ParagraphLook, paragraphLook } from './styles';
import { unwrapped } from './unwrapped';
import { child, type Element, value } from './xml';

export interface Source extends TextSource {
  readonly numbering: Numbering;
}

export type Block = Paragraph | Table;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly parts: readonly Part[];
  readonly look: ParagraphLook;
  readonly style: string | undefined;
  readonly isItem: boolean;
  /** Where a page ended when the document was last laid out. */
  readonly endsPage: boolean;
  /** The properties of a section that ends with it. */
  readonly section: Element | undefined;
  readonly boxes: readonly (readonly Block[])[];
}

export interface Table {
  readonly kind: 'table';
  /** Cells that go on from the row above are empty. */
  readonly rows: readonly (readonly (readonly Block[])[])[];
}

export function blocksOf(container: Element, source: Source): Block[] {
  return unwrapped(container).flatMap((element): Block[] => {
    if (element.name === 'w:p') return [paragraphOf(element, source)];
    return element.name === 'w:tbl' ? [tableOf(element, source)] : [];
  });
}

function paragraphOf(element: Element, source: Source): Paragraph {
  const properties = child(element, 'w:pPr');
  const id = value(properties, 'w:pStyle');
  const style = source.styles.ofParagraph(id);
  const own = paragraphLook(properties);
  const list = source.numbering.of({ ...style.paragraph, ...own });
  const ofList =
    own.listId === undefined ? { ...list?.look, ...style.paragraph } : { ...style.paragraph, ...list?.look };
  const look = { ...ofList, ...own };
  const text = new ParagraphText(style.character, source);
  text.read(element);
  return {
    kind: 'paragraph',
    parts: text.parts,
    look,
    style: id,
    isItem: list?.hasMark === true && look.heading === undefined,
    endsPage: text.endsPage,
    section: child(properties, 'w:sectPr'),
    boxes: text.boxes.map((box) => blocksOf(box, source)),
  };
}

function tableOf(element: Element, source: Source): Table {
  const rows = unwrapped(element).filter(({ name }) => name === 'w:tr');
  return {
    kind: 'table',
    rows: rows.map((row) => {
      const cells = unwrapped(row).filter(({ name }) => name === 'w:tc');
      return cells.map((cell) => (goesOnFromAbove(cell) ? [] : blocksOf(cell, source)));
    }),
  };
}

function goesOnFromAbove(cell: Element): boolean {
  const merge = child(child(cell, 'w:tcPr'), 'w:vMerge');
  return merge !== undefined && merge.attributes.val !== 'restart';
}
