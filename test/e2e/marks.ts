// Words that stand nowhere else, put wherever a person's data can be: whoever finds one in what the app tells has found a leak.
import { randomBytes } from 'node:crypto';

export interface Marks {
  /** A word for that place: `xqstreet3f9a`. */
  (place: string): string;
  /** The places whose words stand in the texts, each once. */
  foundIn(texts: readonly string[]): readonly string[];
  /** All places that have been given a word. */
  readonly places: ReadonlySet<string>;
}

/** Another ending at each run, so that nothing of an earlier one is taken for a leak. */
export function newMarks(): Marks {
  const ending = randomBytes(3).toString('hex');
  const places = new Set<string>();
  const mark = (place: string) => {
    if (!/^[a-z]+$/.test(place)) throw new RangeError(`'${place}' is no place of small letters`);
    places.add(place);
    return `xq${place}${ending}`;
  };
  const foundIn = (texts: readonly string[]) => {
    const pattern = new RegExp(`xq([a-z]+)${ending}`, 'gi');
    const found = texts.flatMap((text) => [...text.matchAll(pattern)].map(([, place = '']) => place.toLowerCase()));
    return [...new Set(found)].sort();
  };
  return Object.assign(mark, { foundIn, places });
}
