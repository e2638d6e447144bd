// The text of a document as it is stored with its parse.
import type { Document } from './document';

/** Lines end in LF, bullets stand as `• `, pages are parted by a form feed. */
export function textOf({ pages }: Document): string {
  return pages
    .map(({ lines }) => lines.map(({ text, bullet }) => `${bullet ? '• ' : ''}${text}\n`).join(''))
    .join('\f');
}
