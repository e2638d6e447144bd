// What a body may claim to be: JSON, or JSON a line, in UTF-8, uncompressed.
import { HttpProblem } from './problem';

export interface Accepted {
  readonly type: RegExp;
  /** What to send, as the problem says it. */
  readonly remedy: string;
  readonly header: Readonly<Record<string, string>>;
}

export const json: Accepted = {
  type: /^application\/(?:json|[\w!#$&^.+-]+\+json)$/i,
  remedy: 'Send the body as Content-Type: application/json; charset=utf-8.',
  header: { accept: 'application/json' },
};
/** RFC 7396. What else ends in `+json` may be a patch of another kind, which must not be taken for this one. */
export const mergePatch: Accepted = {
  type: /^application\/(?:merge-patch\+)?json$/i,
  remedy: 'Send a JSON Merge Patch as Content-Type: application/merge-patch+json.',
  // RFC 5789, section 2.2.
  header: { 'accept-patch': 'application/merge-patch+json, application/json' },
};
/** Registered nowhere: `x-ndjson` is what most tools send. */
export const ndjson: Accepted = {
  type: /^application\/(?:x-)?ndjson$/i,
  remedy: 'Send one JSON object a line as Content-Type: application/x-ndjson.',
  header: { accept: 'application/x-ndjson' },
};

const utf8 = /^[ \t]*charset[ \t]*=[ \t]*(?:utf-8|"utf-8")[ \t]*$/i;

/** Throws 415 for anything but the accepted types, with no parameter but `charset=utf-8`, and for what is compressed. */
export function requireType(headers: Headers, accepted: Accepted): void {
  const given = headers.get('content-type');
  const [type = '', ...parameters] = (given ?? '').split(';');
  if (!accepted.type.test(type.trim()) || !parameters.every((parameter) => utf8.test(parameter))) {
    throw new HttpProblem('unsupported-media-type', accepted.remedy, { headers: accepted.header });
  }
  const encoding = headers.get('content-encoding');
  if (encoding !== null && encoding.trim().toLowerCase() !== 'identity') {
    throw new HttpProblem('unsupported-media-type', 'Send the body uncompressed, without Content-Encoding.', {
      headers: { 'accept-encoding': 'identity' },
    });
  }
}
