// The text of one paragraph of a Word document: its runs with their looks and links, its breaks, and the text boxes that hang on it.
import { type Piece, plainLook } from '../run-cells';
import { safeLink } from '../safe-link';
import { type CharacterLook, characterLook, type Styles } from './styles';
import { unwrapped } from './unwrapped';
import { child, type Element, value } from './xml';

export interface TextSource {
  readonly styles: Styles;
  /** Addresses by ids of relationships. */
  readonly links: ReadonlyMap<string, string>;
  /** Told of text that is hidden. */
  readonly onHidden: () => void;
}

/** A line, or what ends between two of them. */
export type Part = readonly Piece[] | 'page' | 'column';

interface Field {
  instruction: string;
  /** What follows is the field's result, which is shown. */
  isResult: boolean;
}

/** Fonts of pictures: their letters are not what is seen. */
const pictureFont = /wingdings|webdings|font ?awesome|icon/i;
/** Where Word has the characters of such fonts (MS-DOC 2.9.4: U+F000 and up). */
const pictures = 0xf000;

export class ParagraphText {
  readonly parts: Part[] = [];
  readonly boxes: Element[] = [];
  endsPage = false;
  private readonly fields: Field[] = [];
  private open: Piece[] = [];

  constructor(
    private readonly base: CharacterLook,
    private readonly source: TextSource,
  ) {}

  read(paragraph: Element): void {
    this.readInline(paragraph, undefined);
    this.parts.push(this.open);
  }

  private readInline(container: Element, link: string | undefined): void {
    for (const element of unwrapped(container)) {
      if (element.name === 'w:r') this.readRun(element, link);
      else if (element.name === 'w:hyperlink') {
        this.readInline(element, safeLink(this.source.links.get(element.attributes['r:id'] ?? '')) ?? link);
      } else if (element.name === 'w:fldSimple') {
        this.readInline(element, linkOf(element.attributes.instr) ?? link);
      }
    }
  }

  private readRun(run: Element, link: string | undefined): void {
    const properties = child(run, 'w:rPr');
    const own = characterLook(properties);
    const look = { ...this.base, ...this.source.styles.ofCharacters(value(properties, 'w:rStyle')), ...own };
    for (const element of unwrapped(run)) {
      const shown = this.shownBy(element, look);
      if (shown === '') continue;
      if (look.hidden) {
        this.source.onHidden();
        continue;
      }
      const to = link ?? this.fields.map(({ instruction }) => linkOf(instruction)).find((one) => one !== undefined);
      this.open.push({
        text: shown,
        bold: look.bold ?? false,
        italic: look.italic ?? false,
        fontSize: look.fontSize ?? plainLook.fontSize,
        ...(to === undefined ? {} : { link: to }),
      });
    }
  }

  private shownBy(element: Element, look: CharacterLook): string {
    switch (element.name) {
      case 'w:t':
        if (this.fields.some(({ isResult }) => !isResult)) return '';
        return pictureFont.test(look.font ?? '') ? element.text.replace(/\S/g, picture) : element.text;
      case 'w:tab':
      case 'w:ptab':
        return '\t';
      case 'w:noBreakHyphen':
        return '-';
      case 'w:sym':
        return symbol(element);
      case 'w:br':
        this.breakLine(element.attributes.type);
        return '';
      case 'w:cr':
        this.breakLine(undefined);
        return '';
      case 'w:lastRenderedPageBreak':
        this.endPage();
        return '';
      case 'w:fldChar':
        this.readFieldMark(element.attributes.fldCharType);
        return '';
      case 'w:instrText': {
        const field = this.fields.at(-1);
        if (field) field.instruction += element.text;
        return '';
      }
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        for (const box of boxesIn(element)) this.boxes.push(box);
        return '';
      default:
        return '';
    }
  }

  private breakLine(type: string | undefined): void {
    this.parts.push(this.open);
    this.open = [];
    if (type === 'page' || type === 'column') this.parts.push(type);
  }

  /** A paragraph over two pages stays whole, on the first of them. */
  private endPage(): void {
    const isEmpty = this.open.length === 0 && this.parts.every((part) => typeof part === 'string' || part.length === 0);
    if (isEmpty) this.parts.push('page');
    else this.endsPage = true;
  }

  private readFieldMark(type: string | undefined): void {
    const field = this.fields.at(-1);
    if (type === 'begin') this.fields.push({ instruction: '', isResult: false });
    else if (type === 'separate' && field) field.isResult = true;
    else if (type === 'end') this.fields.pop();
  }
}

/** The address of a field HYPERLINK (ECMA-376-1, 17.16.5.25). */
function linkOf(instruction = ''): string | undefined {
  return safeLink(/^\s*HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1]);
}

/** The outermost ones: a box in a box is read with it. */
function boxesIn(drawing: Element): Element[] {
  return unwrapped(drawing).flatMap((element) => (element.name === 'w:txbxContent' ? [element] : boxesIn(element)));
}

function symbol({ attributes: { char = '', font = '' } }: Element): string {
  const code = Number.parseInt(char, 16);
  if (!Number.isInteger(code) || code > 0xffff) return '';
  const character = String.fromCharCode(code);
  return pictureFont.test(font) ? picture(character) : character;
}

function picture(character: string): string {
  return String.fromCharCode(pictures + (character.charCodeAt(0) & 0xff));
}
