// What a body may claim to be: JSON in UTF-8, uncompressed.
import { HttpProblem } from './problem';

const mediaType = /^application\/(?:json|[\w!#$&^.+-]+\+json)[ \t]*((?:;[^;]*)*)$/i;
const utf8 = /^[ \t]*charset[ \t]*=[ \t]*(?:utf-8|"utf-8")[ \t]*$/i;

/** Throws 415 for anything but `application/json` or a `+json` type, with no parameter but `charset=utf-8`. */
export function requireJson(headers: Headers): void {
  const given = headers.get('content-type');
  const match = given === null ? null : mediaType.exec(given.trim());
  const parameters = (match?.[1] ?? '').split(';').slice(1);
  if (!match || !parameters.every((parameter) => utf8.test(parameter))) {
    throw new HttpProblem('unsupported-media-type', 'Send the body as Content-Type: application/json; charset=utf-8.', {
      headers: { accept: 'application/json' },
    });
  }
  const encoding = headers.get('content-encoding');
  if (encoding !== null && encoding.trim().toLowerCase() !== 'identity') {
    throw new HttpProblem('unsupported-media-type', 'Send the body uncompressed, without Content-Encoding.', {
      headers: { 'accept-encoding': 'identity' },
    });
  }
}
