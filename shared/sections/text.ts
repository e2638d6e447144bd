// What text may hold. Text is kept exactly as it was given, in any script: nothing is trimmed or normalised, only refused.

const unwelcome = /[^\P{Cc}\n\t\r]|\p{Cs}/u;
const unstorable = /\0|\p{Cs}/u;

/** No control characters (C0, DEL, C1) but line feed, tab and carriage return, and no lone surrogates. */
export function isCleanText(text: string): boolean {
  return !unwelcome.test(text);
}

/** What a draft must at least be: NUL and lone surrogates do not survive JSON and SQL on every server. */
export function isStorableText(text: string): boolean {
  return !unstorable.test(text);
}

/** Holds something but white space. */
export function isFilled(text: string): boolean {
  return /\S/u.test(text);
}

/** The beginning of a text, of at most `max` UTF-16 code units as nvarchar counts them: a character of two is left out rather than halved. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(max - 1));
  return text.slice(0, isHalf ? max - 1 : max);
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A UUID in the 8-4-4-4-12 form of RFC 9562, of any version, in either case. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}
