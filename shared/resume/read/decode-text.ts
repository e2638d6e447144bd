// Bytes as text, whatever the encoding: the standard ones for certain, Windows-1252 as a guess.
import { Unreadable } from '../errors';

export interface DecodedText {
  readonly text: string;
  /** It is no Unicode: Windows-1252 was taken. */
  readonly isGuessed: boolean;
}

/** What Windows-1252 has in place of the control characters 0x80 to 0x9F (encoding.spec.whatwg.org, index windows-1252). */
const from0x80 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

/** What pages say of Windows-1252 (encoding.spec.whatwg.org, 4.2): the table above is taken for it. */
const windows1252 = /^(?:windows-1252|cp1252|iso-?8859-?1|latin-?1|us-ascii|ascii)$/i;

/**
 * A byte order mark decides; else UTF-16 is known by every other byte being zero, and UTF-8 by being valid. After these counts
 * what the file itself declares. Line ends become LF.
 * @throws Unreadable `broken`: zeros in what is not UTF-16 are no text
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const { text, isGuessed } = decode(bytes, declared);
  if (text.includes('\0')) throw new Unreadable('broken');
  return { text: text.replace(/\r\n?|\u0085/g, '\n'), isGuessed };
}

function decode(bytes: Uint8Array, declared: string | undefined): DecodedText {
  const wide = wideEncoding(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), isGuessed: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isGuessed: false };
  } catch {
    const isWindows1252 = declared !== undefined && windows1252.test(declared);
    const said = isWindows1252 ? undefined : decoded(bytes, declared);
    if (said !== undefined) return { text: said, isGuessed: false };
    return { text: decodedAsWindows1252(bytes), isGuessed: !isWindows1252 };
  }
}

/** None for an encoding that is not known, and for UTF-8, which it is not. */
function decoded(bytes: Uint8Array, encoding: string | undefined): string | undefined {
  if (encoding === undefined || /^utf/i.test(encoding)) return undefined;
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return undefined;
  }
}

function decodedAsWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replace(/[\x80-\x9F]/g, (letter) => from0x80.charAt(letter.charCodeAt(0) - 0x80));
}

/** By the byte order mark, else by zeros in every other byte; none for encodings of single bytes and UTF-8. */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const looked = bytes.subarray(0, 1024);
  if (looked.length < 4 || !looked.includes(0)) return undefined;
  const zeros = [0, 0];
  looked.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = looked.length * 0.35;
  if (odd > most && even < odd / 10) return 'utf-16le';
  if (even > most && odd < even / 10) return 'utf-16be';
  return undefined;
}
