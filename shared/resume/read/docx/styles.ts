// How a Word document says that text looks: defaults, styles and what they are based on, the paragraph, the run (ECMA-376-1, 17.7.2).
import { given } from '../given';
import { child, type Element, isOn, value } from './xml';

export interface CharacterLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** In points. */
  readonly fontSize?: number;
  readonly hidden?: boolean;
  readonly font?: string;
}

export interface ParagraphLook {
  /** 1 to 6, from the outline level. */
  readonly heading?: number;
  readonly listId?: string;
  readonly listLevel?: number;
  /** In points, from the margin. */
  readonly indent?: number;
  /** Of the first line, from `indent`; negative where it hangs. */
  readonly firstLine?: number;
  readonly spaceBefore?: number;
  readonly spaceAfter?: number;
  /** No space between paragraphs of one style. */
  readonly isContextual?: boolean;
  readonly breaksPage?: boolean;
}

export interface Style {
  readonly paragraph: ParagraphLook;
  readonly character: CharacterLook;
}

const twipsInPoint = 20;
/** The nearest that Word has to a heading past 6, and to none. */
const deepestHeading = 6;
const bodyText = 9;
const deepestStyle = 32;

export class Styles {
  private readonly byId = new Map<string, Element>();
  private readonly resolved = new Map<string, Style>();
  private readonly defaults: Style;
  private readonly defaultParagraph: string | undefined;

  constructor(part: Element | undefined) {
    const defaults = child(part, 'w:docDefaults');
    this.defaults = {
      paragraph: paragraphLook(child(child(defaults, 'w:pPrDefault'), 'w:pPr')),
      character: characterLook(child(child(defaults, 'w:rPrDefault'), 'w:rPr')),
    };
    for (const style of part?.children ?? []) {
      if (style.name === 'w:style') this.byId.set(style.attributes.styleId ?? '', style);
    }
    this.defaultParagraph = [...this.byId.values()].find(
      ({ attributes }) => attributes.type === 'paragraph' && ['1', 'true', 'on'].includes(attributes.default ?? ''),
    )?.attributes.styleId;
  }

  /** With the defaults of the document. */
  ofParagraph(id: string | undefined): Style {
    const { paragraph, character } = this.of(id ?? this.defaultParagraph, 0);
    return {
      paragraph: { ...this.defaults.paragraph, ...paragraph },
      character: { ...this.defaults.character, ...character },
    };
  }

  /** Only what the style itself and those it is based on say. */
  ofCharacters(id: string | undefined): CharacterLook {
    return this.of(id, 0).character;
  }

  /** A circle of styles that are based on one another ends somewhere. */
  private of(id: string | undefined, depth: number): Style {
    const style = id === undefined || depth > deepestStyle ? undefined : this.byId.get(id);
    if (!style || id === undefined) return { paragraph: {}, character: {} };
    const known = this.resolved.get(id);
    if (known) return known;
    const base = this.of(value(style, 'w:basedOn'), depth + 1);
    const heading = headingByName(value(style, 'w:name'));
    const result: Style = {
      paragraph: {
        ...base.paragraph,
        ...(heading === undefined ? {} : { heading }),
        ...paragraphLook(child(style, 'w:pPr')),
      },
      character: { ...base.character, ...characterLook(child(style, 'w:rPr')) },
    };
    this.resolved.set(id, result);
    return result;
  }
}

/** From `w:pPr`. */
export function paragraphLook(properties: Element | undefined): ParagraphLook {
  const indent = child(properties, 'w:ind')?.attributes ?? {};
  const spacing = child(properties, 'w:spacing')?.attributes ?? {};
  const list = child(properties, 'w:numPr');
  const outline = number(value(properties, 'w:outlineLvl'));
  const hanging = number(indent.hanging);
  return given({
    heading: outline === undefined || outline >= bodyText ? undefined : Math.min(outline + 1, deepestHeading),
    listId: value(list, 'w:numId'),
    listLevel: number(value(list, 'w:ilvl')),
    indent: points(indent.left ?? indent.start),
    firstLine: hanging === undefined ? points(indent.firstLine) : -hanging / twipsInPoint,
    spaceBefore: points(spacing.before),
    spaceAfter: points(spacing.after),
    isContextual: isOn(properties, 'w:contextualSpacing'),
    breaksPage: isOn(properties, 'w:pageBreakBefore'),
  });
}

/** From `w:rPr`. */
export function characterLook(properties: Element | undefined): CharacterLook {
  const size = number(value(properties, 'w:sz'));
  const fonts = child(properties, 'w:rFonts')?.attributes;
  return given({
    bold: isOn(properties, 'w:b'),
    italic: isOn(properties, 'w:i'),
    fontSize: size === undefined ? undefined : size / 2,
    hidden: isOn(properties, 'w:vanish'),
    font: fonts?.ascii ?? fonts?.hAnsi,
  });
}

/** Built-in styles have one name in all languages of Word. */
function headingByName(name: string | undefined): number | undefined {
  const level = /^heading ([1-9])$/i.exec(name ?? '')?.[1];
  return level === undefined ? undefined : Math.min(Number(level), deepestHeading);
}

function points(twips: string | undefined): number | undefined {
  const length = number(twips);
  return length === undefined ? undefined : length / twipsInPoint;
}

function number(text: string | undefined): number | undefined {
  const result = Number.parseFloat(text ?? '');
  return Number.isFinite(result) ? result : undefined;
}
