// Which of a page's characters a reader sees: text that is there for machines alone is left out, or at least told.
import type { Warning } from '../../model/warning';
import type { Drawing, DrawnShape } from './drawn';
import type { DrawnGlyph } from './shown-text';
import type { PageSize } from './turned-page';

/** Points: nobody reads smaller type. */
const tiny = 1.5;
/** Less seen text than that share makes the unseen one the text of a scan. */
const seenOnScans = 0.2;
/** Degrees that upright text may lean. */
const lean = 5;

export interface VisibleText {
  readonly glyphs: readonly DrawnGlyph[];
  readonly codes: ReadonlySet<Warning['code']>;
}

export function visibleText({ glyphs, shapes }: Drawing, { width, height }: PageSize): VisibleText {
  const codes = new Set<Warning['code']>();
  const written = glyphs.filter(({ text }) => text.trim() !== '');
  const isScan = written.filter(({ invisible }) => !invisible).length < seenOnScans * written.length;
  const kept = glyphs.filter((glyph, index) => {
    const { text, x, y, fontSize, invisible, angle, fill } = glyph;
    const isBlank = text.trim() === '';
    if (Math.abs(angle) > lean) {
      if (!isBlank) codes.add('rotated-text');
      return false;
    }
    const isOutside = x < 0 || x > width || y < 0 || y > height + fontSize;
    if (isOutside || fontSize < tiny || (invisible && !isScan)) {
      if (!isBlank) codes.add('hidden-text');
      return false;
    }
    // It stays: what it stands on may be a picture, and pictures are not looked at.
    if (!isBlank && isWhite(fill) && isWhite(backgroundOf(glyph, index, shapes))) codes.add('hidden-text');
    return true;
  });
  return { glyphs: kept, codes };
}

function backgroundOf({ x, y, fontSize }: DrawnGlyph, index: number, shapes: Drawing['shapes']): string {
  const under = (shape: DrawnShape & { readonly after: number }) =>
    shape.after <= index &&
    shape.left <= x &&
    shape.right >= x &&
    shape.top <= y - 0.3 * fontSize &&
    shape.bottom >= y - 0.3 * fontSize;
  return shapes.findLast(under)?.fill ?? '#ffffff';
}

function isWhite(fill: string): boolean {
  return /^#(?:f[a-f5-9]){3}$/i.test(fill);
}
