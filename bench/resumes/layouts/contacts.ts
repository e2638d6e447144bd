// Where somebody is found on the web, in the order in which it is printed.
import type { Resume } from '../set/resume';

export function webOf({ basics }: Resume): readonly string[] {
  return [basics.url, ...(basics.profiles ?? []).map(({ url }) => url)].filter((url) => url !== undefined);
}
