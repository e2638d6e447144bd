// `stepkeeper dead-letters …`: what was not processed, of both queues and of what the writer rejected: to be looked at, tried again or taken away.
import type { ServiceAccess } from '../../shared/config';
import { findLetters, type Places } from '../../shared/dead-letters/find-letters';
import { asError } from '../../shared/errors';
import { openDeadLetters } from '../../shared/messaging/dead-letter-queue';
import { requireSchema } from '../../shared/sql/schema-version';
import { actorOf, signInOf } from '../actor';
import { openDatabase } from '../database';
import { queueNames, serviceBusAccess, serviceBusScope, withRemedy } from '../service-bus';
import { act } from './act';
import { type DeadLetterOptions, readOptions } from './options';
import { show } from './show';
import { letterJson, letterLines } from './told';

type Print = (line: string) => void;

/** Throws UsageError, NoDatabase, NoSuchLetter or NotAllDone; or what the clients throw. */
export async function deadLetters(args: readonly string[], print: Print): Promise<void> {
  const options = readOptions(args);
  const access = serviceBusAccess(process.env);
  await withPlaces(access, async (places) => {
    const actor = () => actorOf(options.actor, signInOf(access, serviceBusScope));
    switch (options.action) {
      case 'list':
        return list(places, options, print);
      case 'show': {
        const [key] = options.ids;
        return key && show(places, { ...options, key, actor }, print);
      }
      case 'replay':
      case 'discard':
        return act(places, options.action, options, actor, print);
      default:
        return options.action satisfies never;
    }
  });
}

/** Connects to nothing before it is asked: the dead letters of queues can be listed while the database is away. */
async function withPlaces(access: ServiceAccess, work: (places: Places) => Promise<void>): Promise<void> {
  const names = queueNames(process.env);
  const pool = openDatabase({ requirement: requireSchema });
  const queues = [
    { queue: openDeadLetters(access, names.commands), cargo: 'commands' },
    { queue: openDeadLetters(access, names.files), cargo: 'files' },
  ] as const;
  try {
    await work({ pool, queues, commandQueue: names.commands });
  } catch (thrown) {
    throw withRemedy(asError(thrown));
  } finally {
    await Promise.all([pool.close(), ...queues.map(({ queue }) => queue.close())]);
  }
}

async function list(places: Places, { filter, limit, json }: DeadLetterOptions, print: Print): Promise<void> {
  const letters = [];
  let isMore = false;
  for await (const { letter } of findLetters(places, filter)) {
    if (letters.length === limit) {
      isMore = true;
      break;
    }
    if (process.stdout.errored) return;
    letters.push(letter);
    if (json) print(letterJson(letter));
  }
  if (json) return;
  if (letters.length === 0) return print('There is no such message.');
  for (const line of letterLines(letters)) print(line);
  if (isMore) print(`There are more: --limit shows more than ${limit}.`);
}
