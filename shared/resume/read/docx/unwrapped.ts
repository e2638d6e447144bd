// What a Word document wraps its paragraphs, rows, cells and runs in, taken off.
import { child, type Element } from './xml';

const wrappers = new Set(['w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag', 'w:dir', 'w:bdo']);

/**
 * The children, and those of what wraps them. Of alternatives (ECMA-376-3, 7.4) the first, which all Word since 2010 takes: a text box
 * stands in both. None of a control that still says what to fill in.
 */
export function unwrapped(container: Element): Element[] {
  return container.children.flatMap((element) => {
    if (element.name === 'mc:AlternateContent') {
      const chosen = child(element, 'mc:Choice') ?? child(element, 'mc:Fallback');
      return chosen ? unwrapped(chosen) : [];
    }
    if (element.name === 'w:sdt') {
      const isPrompt = child(child(element, 'w:sdtPr'), 'w:showingPlcHdr') !== undefined;
      const content = child(element, 'w:sdtContent');
      return content && !isPrompt ? unwrapped(content) : [];
    }
    return wrappers.has(element.name) ? unwrapped(element) : [element];
  });
}
