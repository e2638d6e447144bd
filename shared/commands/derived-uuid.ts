// Ids that come from what they name, so that whoever makes one again makes the same.
import { hash } from 'node:crypto';

/** A UUIDv8 (RFC 9562, section 5.8) of the SHA-256 of the parts. */
export function derivedUuid(...parts: readonly string[]): string {
  const hex = hash('sha256', JSON.stringify(parts), 'hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
