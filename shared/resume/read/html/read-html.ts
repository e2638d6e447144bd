// A resume in HTML: its blocks in the order of the source, as far as elements, their styles and plain style sheets tell how they are shown.
import type { Document } from '../../model/document';
import { decodeText } from '../decode-text';
import { Flow } from '../flow';
import { writeLine } from '../laid-line';
import { htmlTree } from './bounded-tree';
import { htmlLines } from './html-lines';

/** Where a page says its encoding (html.spec.whatwg.org, 13.2.3.2): in its first bytes. */
const charset = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})/i;
const charsetWithin = 1024;

/** @throws Unreadable where the bytes are no text, or beyond the limits */
export function readHtml(bytes: Uint8Array): Document {
  const start = Buffer.from(bytes.subarray(0, charsetWithin)).toString('latin1');
  const { text, isGuessed } = decodeText(bytes, charset.exec(start)?.[1]);
  const { lines, hasHidden } = htmlLines(htmlTree(text));
  const flow = new Flow('html');
  for (const line of lines) writeLine(flow, line);
  return flow.document([
    ...(isGuessed ? [{ code: 'encoding-guessed' } as const] : []),
    ...(hasHidden ? [{ code: 'hidden-text' } as const] : []),
  ]);
}
