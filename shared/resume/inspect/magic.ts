// What a file is by its first bytes, whatever its name says.
import { wideEncoding } from '../read/decode-text';

export type ContentKind = 'pdf' | 'zip' | 'ole' | 'rtf' | 'html' | 'text' | 'binary';

const zipMarks = ['PK\x03\x04', 'PK\x05\x06'];
/** Compound files: Word up to 2003, and encrypted Office files (MS-CFB 2.2). */
const oleMark = '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1';
/** PDF readers look for the header in so many bytes (ISO 32000-1, annex H). */
const pdfHeaderWithin = 1024;
const looked = 8192;

export function contentKind(bytes: Uint8Array): ContentKind {
  const start = latin1(bytes.subarray(0, looked));
  if (start.slice(0, pdfHeaderWithin).includes('%PDF-')) return 'pdf';
  if (zipMarks.some((mark) => start.startsWith(mark))) return 'zip';
  if (start.startsWith(oleMark)) return 'ole';
  if (start.startsWith('{\\rtf')) return 'rtf';
  const wide = wideEncoding(bytes);
  if (wide) return isHtml(new TextDecoder(wide).decode(bytes.subarray(0, looked))) ? 'html' : 'text';
  if (!isText(start)) return 'binary';
  return isHtml(start.replace(/^\xEF\xBB\xBF/, '')) ? 'html' : 'text';
}

/** Whether a compound file is an encrypted Office file: the name of its stream (MS-OFFCRYPTO 2.3.4), UTF-16. */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name);
}

/** Begins as a page does: a fragment in other text is text. */
function isHtml(start: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/is.test(start);
}

/** No zeros, and hardly a control character that text has no use for. */
function isText(start: string): boolean {
  if (start.includes('\0')) return false;
  const odd = [...start].filter((character) => character < '\t' || (character > '\r' && character < ' ')).length;
  return odd <= start.length / 100;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
