// Web addresses that other people will click on: https only, whole, and without anybody's password in them.

/**
 * Whether the WHATWG URL parser takes the text as an https URL without user name and password. The parser forgives what
 * should not be kept (leading white space, line breaks inside, a missing //), so the text itself is looked at first.
 */
export function isHttpsUrl(text: string): boolean {
  if (!/^https:\/\/[^/\\]/i.test(text) || /[\s\p{Cc}\p{Cs}]/u.test(text)) return false;
  const url = URL.parse(text);
  return url !== null && url.username === '' && url.password === '';
}
