// The origins whose pages may call this API, as the environment names them.
import * as z from 'zod';

/** A comma-separated list of origins, each exactly as a browser sends it (RFC 6454, section 6.2); empty for none. */
export const allowedOrigins = z
  .string()
  .default('')
  .transform((list) => list.split(',').map((one) => one.trim()))
  .transform((list) => list.filter((one) => one !== ''))
  .superRefine((list, { addIssue }) => {
    for (const given of list) {
      const fault = faultOf(given);
      if (fault) addIssue(fault);
    }
  })
  .transform((list): ReadonlySet<string> => new Set(list));

function faultOf(given: string): string | undefined {
  if (given.includes('*'))
    return 'must name each origin: * would let the pages of anybody act with the tokens they get';
  const url = URL.parse(given);
  if (url && /^https?:$/.test(url.protocol) && url.origin === given) return undefined;
  return `must hold origins such as https://app.example, without a path and without a port that goes without saying: ${JSON.stringify(given)} is none`;
}
