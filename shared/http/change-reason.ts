// Change-Reason: why somebody changes something, in their own words. A header holds ASCII only, so other text is encoded.
import { longestReason } from '../commands/words';
import { malformedHeader } from './problem';

/** The ext-value of RFC 8187, section 3.2.1: charset, language (not used), percent-encoded text. */
const encoded = /^utf-8'[A-Za-z0-9-]*'((?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-Fa-f]{2})*)$/i;
const plain = /^[\x20-\x7e]+$/;

/**
 * ASCII text as it is, or `UTF-8''` and the text percent-encoded: at most 500 UTF-16 code units. Throws 400 for anything else.
 * Text without that prefix is not decoded: "a raise of 5%25" keeps its percent sign.
 */
export function changeReasonOf(headers: Headers): string | undefined {
  const given = headers.get('change-reason');
  if (given === null) return undefined;
  const reason = /^utf-8'/i.test(given) ? decode(encoded.exec(given)?.[1]) : given;
  const usable = reason !== undefined && reason.trim() !== '' && reason.length <= longestReason;
  if (!usable || (reason === given && !plain.test(given)) || /\p{Cc}/u.test(reason)) {
    throw malformedHeader(
      'Change-Reason',
      `Send at most ${longestReason} characters: ASCII as it is, other text as UTF-8'' and its percent-encoded UTF-8 (RFC 8187).`,
    );
  }
  return reason;
}

function decode(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
