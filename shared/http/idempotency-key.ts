// Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07): a request may be sent again and is carried out once.
import { malformedHeader } from './problem';

/** A string of RFC 9651, section 3.3.3, without parameters. */
const quoted = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;
/** The same key as many clients send it, without quotes. */
const bare = /^[A-Za-z0-9._~:+/=-]+$/;
const longest = 255;

/** `"key"` and `key` are the same key. Throws 400 for one that is empty, longer than 255 characters, or neither form. */
export function idempotencyKeyOf(headers: Headers): string | undefined {
  const given = headers.get('idempotency-key');
  if (given === null) return undefined;
  const key = quoted.exec(given)?.[1]?.replaceAll(/\\(["\\])/g, '$1') ?? (bare.test(given) ? given : '');
  if (key === '' || key.length > longest) {
    throw malformedHeader(
      'Idempotency-Key',
      `Send 1 to ${longest} ASCII characters in double quotes, for example a UUID.`,
    );
  }
  return key;
}
