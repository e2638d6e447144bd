// Text as it may stand in a section: what shared/sections/text refuses is repaired where nothing a reader would see is lost.
import type { Raw } from './parsed';

const printableAscii = /^[ -~]*$/;
const controls = /[^\P{Cc}\n\t\r]/gu;

/**
 * In Unicode's NFC, without control characters other than line feed, carriage return and tab, and without white space at its ends. A
 * lone surrogate becomes U+FFFD, which shows that something was lost.
 */
export function repairText(text: string): string {
  // Most text needs no more, and a backfill reads a lot of it.
  if (printableAscii.test(text)) return text.trim();
  return text.toWellFormed().replace(controls, '').normalize('NFC').trim();
}

/** A date without a time as `YYYY-MM-DD`, with one as an ISO 8601 instant; undefined for what is no single value. */
export function textOf(raw: Raw): string | undefined {
  if (typeof raw === 'string') return repairText(raw);
  if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
  if (raw instanceof Date && !Number.isNaN(raw.getTime())) return raw.toISOString().replace(/T00:00:00\.000Z$/, '');
  return undefined;
}

let windows1252: ReadonlyMap<string, number> | undefined;

/**
 * UTF-8 that was read as Windows-1252 (`MÃ¼nchen`) as it was meant; undefined where it cannot have been that: when a character is not of
 * Windows-1252, or the bytes are no UTF-8 with a character beyond ASCII.
 */
export function mendMojibake(text: string): string | undefined {
  windows1252 ??= windows1252Bytes();
  const bytes: number[] = [];
  for (const character of text) {
    const byte = windows1252.get(character);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  if (!bytes.some((byte) => byte > 0x7f)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

function windows1252Bytes(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('windows-1252');
  return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
}
