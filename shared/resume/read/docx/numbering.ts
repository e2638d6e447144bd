// The lists of a Word document: whether a paragraph has a bullet or a number, and where it stands (ECMA-376-1, 17.9).
import { type ParagraphLook, paragraphLook } from './styles';
import { child, type Element, value } from './xml';

export interface ListLevel {
  /** Without one, the list only indents. */
  readonly hasMark: boolean;
  readonly look: ParagraphLook;
}

/** What ends a list that the style begins. */
const noList = '0';

export class Numbering {
  private readonly levels = new Map<string, ReadonlyMap<number, ListLevel>>();

  constructor(part: Element | undefined) {
    const abstract = new Map<string, ReadonlyMap<number, ListLevel>>();
    for (const one of part?.children ?? []) {
      if (one.name === 'w:abstractNum') abstract.set(one.attributes.abstractNumId ?? '', levelsOf(one));
    }
    for (const one of part?.children ?? []) {
      if (one.name !== 'w:num') continue;
      const overridden = one.children.flatMap((level) => (level.name === 'w:lvlOverride' ? level.children : []));
      const base = abstract.get(value(one, 'w:abstractNumId') ?? '') ?? new Map();
      this.levels.set(one.attributes.numId ?? '', new Map([...base, ...overridden.flatMap(levelOf)]));
    }
  }

  /** None where the paragraph is not in a list that the document defines. */
  of({ listId, listLevel = 0 }: ParagraphLook): ListLevel | undefined {
    return listId === undefined || listId === noList ? undefined : this.levels.get(listId)?.get(listLevel);
  }
}

function levelsOf(abstract: Element): ReadonlyMap<number, ListLevel> {
  return new Map(abstract.children.flatMap(levelOf));
}

function levelOf(element: Element): [number, ListLevel][] {
  if (element.name !== 'w:lvl') return [];
  const format = value(element, 'w:numFmt');
  const hasMark = format !== 'none' && (value(element, 'w:lvlText') ?? '') !== '';
  return [[Number(element.attributes.ilvl), { hasMark, look: paragraphLook(child(element, 'w:pPr')) }]];
}
