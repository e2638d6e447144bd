// What stands on every page beside the text: headers, footers, page numbers.
import type { PlainLine } from './lines';

export interface PageLines {
  readonly height: number;
  readonly lines: readonly PlainLine[];
}

/** Shares of the page's height, at its top and bottom. */
const margin = 0.13;
const numberMargin = 0.1;
/** Points by which a line may move from page to page. */
const samePlace = 4;

const pageNumber =
  /^(?:[-–—|•·]\s*)?(?:(?:page|seite|página|pag\.?|p\.|s\.)\s*)?\d{1,3}(?:\s*(?:\/|of|von|de|sur|–|-)\s*\d{1,3})?(?:\s*[-–—|•·])?$/iu;

const telephone = /\+?\d[\d ()/.-]{5,}\d/;

/** Lines that come again at the same place on other pages stay on the first of them where they are a header or tell how to reach somebody. */
export function withoutMargins(pages: readonly PageLines[]): readonly (readonly PlainLine[])[] {
  return pages.map(({ lines, height }, index) =>
    lines.filter((line) => {
      if (pages.length > 1 && isOutside(line, height, numberMargin) && pageNumber.test(line.text.trim())) return false;
      if (!isOutside(line, height, margin)) return true;
      const others = pages.filter((page, other) => other !== index && page.lines.some((one) => isSame(line, one)));
      if (others.length === 0 || others.length < (pages.length - 1) / 2) return true;
      const isFirst = !pages.slice(0, index).some((page) => page.lines.some((one) => isSame(line, one)));
      return isFirst && (line.baseline < height / 2 || isContact(line));
    }),
  );
}

function isOutside({ baseline }: PlainLine, height: number, share: number): boolean {
  return baseline < share * height || baseline > (1 - share) * height;
}

/** An address, a link or a telephone number. */
function isContact({ text, runs }: PlainLine): boolean {
  return text.includes('@') || runs.some(({ link }) => link !== undefined) || telephone.test(text);
}

function isSame(one: PlainLine, other: PlainLine): boolean {
  return Math.abs(one.baseline - other.baseline) < samePlace && withoutNumbers(one.text) === withoutNumbers(other.text);
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, '0');
}
