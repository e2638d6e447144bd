// Web addresses: https only, as the sections keep them.
import { isHttpsUrl } from '../../../shared/sections/https-url';
import { type Parsed, type Raw, unreadable, value } from './parsed';
import { textOf } from './text';

/** A host name with a point in it and what may follow. */
const withoutScheme = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u;

/** `upgrade`: what has no scheme, or http, is taken for an https address. The mapping has to say so: it is not what was written. */
export function parseUrl(raw: Raw, upgrade: boolean): Parsed {
  const text = textOf(raw) ?? '';
  const asked = upgrade && withoutScheme.test(text) ? `https://${text}` : text;
  const address = upgrade ? asked.replace(/^http:\/\//i, 'https://') : asked;
  return isHttpsUrl(address) ? value(address) : unreadable('no-url');
}
