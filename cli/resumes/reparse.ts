// `stepkeeper resumes reparse`: stored files are parsed again, by the app: this command only queues them, and watches how far it gets.
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type sql from 'mssql';
import { createFileSender, type FileSender } from '../../shared/messaging/file-sender';
import { countUnparsed, readUnparsed, type UnparsedFilter } from '../../shared/reading/read-unparsed';
import { parserId } from '../../shared/resume/version';
import { type ParseStatus, parseStatuses } from '../../shared/sections/resume-words';
import { isUuid } from '../../shared/sections/text';
import { withDatabase } from '../database';
import { Progress } from '../progress';
import { queueNames, serviceBusAccess } from '../service-bus';
import { UsageError } from '../usage';

export const reparseUsage = `resumes reparse            have the app parse stored resumes that this version has not parsed; ends when there are none left
    --status refused,failed   those that it has parsed with such an end    --profile ID  of one profile    --no-wait  only queue them`;

export class NotParsed extends Error {
  constructor(readonly files: number) {
    super(
      `${files} files are not parsed yet, and for two minutes none was: does the app run, and in this version? What is queued stays queued.`,
    );
    this.name = 'NotParsed';
  }
}

/** Files that are handed to the sender together. */
const atOnce = 500;
const lookMs = 1_000;
const patienceMs = 120_000;

interface Asked {
  readonly filter: UnparsedFilter;
  readonly isWatched: boolean;
}

/** Throws UsageError, NotParsed, NoDatabase or QueueUnavailable. Repeated, it queues what is left. */
export async function reparse(args: readonly string[], print: (line: string) => void): Promise<void> {
  const asked = askedIn(args);
  const sender = createFileSender(serviceBusAccess(process.env), queueNames(process.env).files);
  try {
    await withDatabase((pool) => order(pool, sender, asked, print));
  } finally {
    await sender.close();
  }
}

async function order(
  pool: sql.ConnectionPool,
  sender: Pick<FileSender, 'send'>,
  { filter, isWatched }: Asked,
  print: (line: string) => void,
): Promise<void> {
  const total = await countUnparsed(pool, parserId, filter);
  // What tells this order from the next one of the same files.
  const again = `reparse ${new Date().toISOString()}`;
  let files: { readonly blobName: string; readonly again: string; readonly occasion: string }[] = [];
  for await (const { blobName } of readUnparsed(pool, parserId, filter)) {
    files.push({ blobName, again, occasion: again });
    if (files.length < atOnce) continue;
    await sender.send(files);
    files = [];
  }
  if (files.length > 0) await sender.send(files);
  print(`${total} files are queued, to be parsed by ${parserId.name} ${parserId.version}`);
  if (isWatched && total > 0) await watch(() => countUnparsed(pool, parserId, filter), total);
}

async function watch(countLeft: () => Promise<number>, total: number): Promise<void> {
  const progress = new Progress({ total, unit: 'files' });
  let fewest = total;
  let until = Date.now() + patienceMs;
  for (;;) {
    const left = await countLeft();
    if (left < fewest) until = Date.now() + patienceMs;
    fewest = Math.min(left, fewest);
    progress.at(total - fewest);
    if (left === 0 || Date.now() > until) {
      progress.end();
      if (left > 0) throw new NotParsed(left);
      return;
    }
    await pause(lookMs);
  }
}

function askedIn(args: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...args],
    options: {
      profile: { type: 'string' },
      status: { type: 'string' },
      'no-wait': { type: 'boolean', default: false },
    },
  });
  const { profile, status } = values;
  if (profile !== undefined && !isUuid(profile)) throw new UsageError(`--profile wants a UUID, not ${profile}`);
  const statuses = status?.split(',').map(statusOf);
  const filter = {
    ...(profile !== undefined && { profileId: profile.toLowerCase() }),
    ...(statuses !== undefined && { statuses }),
  };
  // What ended so once may end so again: nothing tells that it has been parsed.
  return { filter, isWatched: !values['no-wait'] && statuses === undefined };
}

function statusOf(word: string): ParseStatus {
  const known = parseStatuses.find((status) => status === word);
  if (!known) throw new UsageError(`--status wants ${parseStatuses.join(', ')}, not ${word}`);
  return known;
}
