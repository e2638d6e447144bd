// `stepkeeper dead-letters show`: one message. What a person entered is shown only when it is asked for, and that is recorded first.
import type { Actor } from '../../shared/commands/envelope';
import { idOf, type LetterKey } from '../../shared/dead-letters/dead-letter';
import { findLetter, type Places } from '../../shared/dead-letters/find-letters';
import { readActs } from '../../shared/dead-letters/read-acts';
import { parsedBody } from '../../shared/dead-letters/read-body';
import { NoSuchLetter } from './errors';
import { recordLook } from './record-look';
import { detailLines, letterJson } from './told';

export interface ShowOptions {
  readonly key: LetterKey;
  readonly payload: boolean;
  readonly json: boolean;
  readonly reason: string | undefined;
  /** Asked where the look has to be recorded. */
  readonly actor: () => Promise<Actor>;
}

/** Throws NoSuchLetter. */
export async function show(places: Places, options: ShowOptions, print: (line: string) => void): Promise<void> {
  const { key, payload, json, reason = null, actor } = options;
  const found = await findLetter(places, key);
  if (!found) throw new NoSuchLetter([idOf({ queue: '', ...key })]);
  const { letter, detail } = found;
  if (payload) await recordLook(places.pool, letter, { actor: await actor(), reason });
  const acts = await readActs(places.pool, letter);
  const body = payload ? await found.body() : undefined;
  if (json) {
    print(letterJson(letter, { detail: detail ?? null, acts, ...(body && { payload: parsedBody(body) }) }));
    return;
  }
  for (const line of detailLines(letter, detail, acts)) print(line);
  if (!body) return;
  process.stderr.write('What follows is personal data. That you have looked is recorded.\n');
  print('');
  print(JSON.stringify(parsedBody(body), null, 2));
}
