// Tells what an act would do with each message, page by page: there may be very many, and each holds its body until it is told.
import type { Found } from '../../shared/dead-letters/find-letters';
import { letterLines } from './told';

/** A body has up to 256 KB, in a Premium namespace more. */
const pageSize = 100;

/** `foreseen`: what would happen to those of a page, by id. Returns how many messages there are. */
export async function tellPages(
  found: AsyncIterable<Found>,
  foreseen: (page: readonly Found[]) => Promise<ReadonlyMap<string, string>>,
  print: (line: string) => void,
): Promise<number> {
  let told = 0;
  for await (const page of pagesOf(found)) {
    const letters = page.map(({ letter }) => letter);
    for (const line of letterLines(letters, await foreseen(page))) print(line);
    told += page.length;
  }
  return told;
}

async function* pagesOf<T>(list: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let page: T[] = [];
  for await (const one of list) {
    page.push(one);
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
