// A representation that the client already has is not sent again (RFC 9110, sections 8.8.3 and 13.1.2).
import { hash } from 'node:crypto';

/** Makes the entity tag of an answer from the text of its body. */
export type TagOf = (text: string) => string;

/** What differs between two texts differs here: 27 characters of base64url. */
export function hashOf(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 27);
}

/** A strong tag of the very text: whatever is seen in it changes it. */
export const contentTagOf: TagOf = (text) => `"${hashOf(text)}"`;

/**
 * Of a text that tells when it was made: all but that instant, where it first stands. Weak, since texts that differ in it have the same
 * tag (RFC 9110, section 8.8.1).
 */
export function tagBut(instant: string): TagOf {
  return (text) => `W/${contentTagOf(text.replace(instant, ''))}`;
}

/** Whether If-None-Match names the tag, alone, in a list, or by `*`. It compares weakly: W/ makes no difference. */
export function hasSeen(headers: Headers, tag: string): boolean {
  const given = headers.get('if-none-match');
  if (given === null) return false;
  return given.split(',').some((one) => {
    const seen = one.trim();
    return seen === '*' || opaque(seen) === opaque(tag);
  });
}

function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}
