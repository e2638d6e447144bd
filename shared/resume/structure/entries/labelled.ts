// `Technologies: Java, C#`: a label and what stands behind it; and lists in a line.
import { tidy } from './cut-line';

export interface Labelled {
  readonly label: string;
  readonly text: string;
}

/** At most five words before a colon; an address (`https://`) and a time (`10:30`) are none. */
export function labelOf(text: string): Labelled | undefined {
  const match = /^\s*(\p{L}[^:\t]{1,45}?)\s*:(?!\/\/)(?:\s+|$)(.*)$/su.exec(text);
  const [, label = '', rest = ''] = match ?? [];
  return match === null || label.split(/\s+/).length > 5 ? undefined : { label, text: rest };
}

/** Items parted by commas, semicolons, bars, points or wide gaps; what stands in brackets stays together. */
export function listOf(text: string): readonly string[] {
  const items: string[] = [];
  let depth = 0;
  let item = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '(') depth += 1;
    if (character === ')') depth = Math.max(0, depth - 1);
    const isDecimal = character === ',' && /\d/.test(text.charAt(index + 1)) && /\d$/.test(item);
    if (depth === 0 && /[,;|¦•·●▪\t]/.test(character) && !isDecimal) {
      items.push(item);
      item = '';
    } else item += character;
  }
  return [...items, item]
    .map((one) => tidy(one.replace(/^\s*(?:and|und|et|y|&)\s+/i, '')).replace(/\.$/, ''))
    .filter((one) => one !== '');
}
