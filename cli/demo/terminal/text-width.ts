// How many columns of a terminal a text takes, and how it is cut and wrapped: Chinese and Japanese take two a character.

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Unicode TR 11, East Asian Width W and F, as far as scripts tell it; emoji that are drawn as pictures are wide too. */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u;
const noWidth = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOfGrapheme(segment);
  return width;
}

/** Terminals that write from the right to the left turn what stands beside such a text, so it gets a line of its own. */
export function runsRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** Line breaks and tabs become signs; other control characters, which a terminal would obey, their code. */
export function visible(text: string): string {
  return text
    .replaceAll(/\r\n?|\n/g, '⏎')
    .replaceAll('\t', '⇥')
    .replaceAll(/\p{Cc}/gu, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** The text in at most `width` columns, with … where something is left out. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const [head = ''] = pieces(text, Math.max(0, width - 1));
  return `${head.trimEnd()}…`;
}

/** Fills up with spaces, on the left for numbers. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const fill = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + fill : fill + text;
}

/** Lines of at most `width` columns, broken at spaces where there are any. At least one line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/\s*\S+/gu) ?? []) {
    if (widthOf(line + word) <= width) {
      line += word;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = pieces(word.trimStart(), width);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return [...lines, line];
}

/** Cuts a text without regard to words into pieces of at most `width` columns. */
function pieces(text: string, width: number): string[] {
  const parts: string[] = [];
  let [part, taken] = ['', 0];
  for (const { segment } of graphemes.segment(text)) {
    const more = widthOfGrapheme(segment);
    if (taken + more > width && part !== '') {
      parts.push(part);
      [part, taken] = ['', 0];
    }
    part += segment;
    taken += more;
  }
  return [...parts, part];
}

function widthOfGrapheme(grapheme: string): number {
  if (wide.test(grapheme)) return 2;
  return noWidth.test(grapheme) ? 0 : 1;
}
