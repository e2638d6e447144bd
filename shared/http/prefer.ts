// Prefer: wait=N (RFC 7240, section 4.3): the client would rather wait for the outcome than ask again.
import { malformedHeader } from './problem';

/** Well under the 230 s after which Azure's load balancer gives an HTTP request up. */
const longestWaitSeconds = 20;

/** How many seconds to wait, at most 20; undefined where the client does not ask to. Other preferences are ignored. */
export function waitOf(headers: Headers): number | undefined {
  const given = headers.get('prefer');
  if (given === null) return undefined;
  for (const preference of given.split(',')) {
    const [token = ''] = preference.split(';');
    const [name = '', value = ''] = token.split('=').map((part) => part.trim());
    if (name.toLowerCase() !== 'wait') continue;
    if (!/^(?:\d{1,6}|"\d{1,6}")$/.test(value)) {
      throw malformedHeader('Prefer', 'Send wait=N with a whole number of seconds, for example wait=10.');
    }
    return Math.min(Number(value.replaceAll('"', '')), longestWaitSeconds);
  }
  return undefined;
}
