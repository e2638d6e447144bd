// How an HTML element is shown: what browsers make of it by its name, changed by its declarations.
import { headingLook } from '../heading-look';
import type { Look } from '../run-cells';
import { safeLink } from '../safe-link';
import type { HtmlElement } from './bounded-tree';
import { attributeOf, type Declarations } from './style-sheet';

/** `no-text`: what it holds is never text of the page. */
export type Display = 'no-text' | 'hidden' | 'inline' | 'block' | 'side-by-side';

const skipped = new Set(
  `head script style template svg math iframe object embed canvas audio video select textarea button input noframes`.split(
    ' ',
  ),
);
const blocks = new Set(
  `address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
   header hgroup html legend li main menu nav ol p pre section summary ul table tr td th`.split(/\s+/),
);
const longestTemplate = 300;
const strong = new Set(['b', 'strong', 'th', 'dt']);
const slanted = new Set(['i', 'em', 'cite', 'dfn', 'var']);

/** Text for screen readers alone and icons are not looked for here: they are hidden by style sheets or attributes. */
export function displayOf(element: HtmlElement, style: Declarations): Display {
  const { tagName } = element;
  if (skipped.has(tagName)) return 'no-text';
  const isHidden = attributeOf(element, 'hidden') !== undefined || attributeOf(element, 'aria-hidden') === 'true';
  const display = style.get('display') ?? '';
  if (isHidden || display === 'none' || /hidden|collapse/.test(style.get('visibility') ?? '')) return 'hidden';
  if (display.includes('flex')) return /column/.test(style.get('flex-direction') ?? '') ? 'block' : 'side-by-side';
  if (display.includes('grid')) return (gridTracks(style) ?? 1) > 1 ? 'side-by-side' : 'block';
  if (display.startsWith('inline')) return 'inline';
  return display === 'block' || blocks.has(tagName) ? 'block' : 'inline';
}

export function lookOf(element: HtmlElement, style: Declarations, around: Look): Look {
  const { tagName } = element;
  const level = headingLevel(element);
  const base = level === undefined ? around : { ...around, ...headingLook(level) };
  const link = tagName === 'a' ? safeLink(attributeOf(element, 'href')) : undefined;
  return {
    ...base,
    bold: weight(style.get('font-weight')) ?? (base.bold || strong.has(tagName)),
    italic: slant(style.get('font-style')) ?? (base.italic || slanted.has(tagName)),
    fontSize: size(style.get('font-size'), around.fontSize) ?? base.fontSize,
    ...(link === undefined ? {} : { link }),
  };
}

/** The columns of a grid; none where they depend on the window. */
export function gridTracks(style: Declarations): number | undefined {
  const template = style.get('grid-template-columns')?.replace(/\[[^\]]*\]/g, ' ');
  if (template === undefined || template.length > longestTemplate || template.includes('auto-fi')) return undefined;
  const unrolled = template.replace(
    /repeat\(\s*(\d{1,2})\s*,((?:[^()]|\([^()]*\))*)\)/g,
    (_, times: string, tracks: string) => tracks.repeat(Number(times)),
  );
  return unrolled
    .replace(/\([^()]*\)/g, '')
    .trim()
    .split(/\s+/).length;
}

/** 1 to 6. */
export function headingLevel({ tagName }: HtmlElement): number | undefined {
  const level = /^h([1-6])$/.exec(tagName)?.[1];
  return level === undefined ? undefined : Number(level);
}

function weight(value: string | undefined): boolean | undefined {
  if (value === undefined || value === 'inherit') return undefined;
  return /^(?:bold|bolder|[6-9]00)/.test(value);
}

function slant(value: string | undefined): boolean | undefined {
  return value === undefined || value === 'inherit' ? undefined : /italic|oblique/.test(value);
}

/** In points. */
function size(value: string | undefined, around: number): number | undefined {
  const [, number, unit] = /^(\d*\.?\d+)(px|pt|em|rem|%)$/.exec(value ?? '') ?? [];
  const length = Number(number);
  switch (unit) {
    case 'px':
      return length * 0.75;
    case 'pt':
      return length;
    case 'em':
      return length * around;
    case 'rem':
      return length * 12;
    case '%':
      return (length / 100) * around;
    default:
      return undefined;
  }
}
