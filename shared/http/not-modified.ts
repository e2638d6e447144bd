// A representation that the client already has is not sent again (RFC 9110, sections 8.8.3 and 13.1.2).
import { hash } from 'node:crypto';

/** A strong tag of the very text: whatever is seen in it changes it. */
export function contentTagOf(text: string): string {
  return `"${hash('sha256', text, 'base64url').slice(0, 27)}"`;
}

/** Whether If-None-Match names the tag, alone, in a list, as a weak one (If-None-Match compares weakly), or by `*`. */
export function hasSeen(headers: Headers, tag: string): boolean {
  const given = headers.get('if-none-match');
  if (given === null) return false;
  return given.split(',').some((one) => {
    const seen = one.trim();
    return seen === '*' || seen === tag || seen === `W/${tag}`;
  });
}
