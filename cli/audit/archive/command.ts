// `stepkeeper audit archive …`: moves old links of the audit chain to Blob Storage, and shows what was moved.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type sql from 'mssql';
import { ArchiveReader } from '../../../shared/archive/read-archived';
import { archiveStoreOf } from '../../../shared/archive/store';
import type { ChainKeys } from '../../../shared/audit/chain-keys';
import type { Actor } from '../../../shared/commands/envelope';
import { readCheckpoint } from '../../../shared/reading/read-checkpoint';
import { recordAccess } from '../../../shared/reading/record-access';
import { isUuid } from '../../../shared/sections/text';
import { requireSigningKey } from '../../../shared/writer/chain-key-records';
import { actorNamed, actorOf, signInOf } from '../../actor';
import { chainKeysOf } from '../../chain-keys';
import { Pace } from '../../pace';
import { Progress } from '../../progress';
import { endStopped, stopOnSignal } from '../../stop-on-signal';
import { storageAccess, storageOf, storageScope } from '../../storage';
import { UsageError } from '../../usage';
import { readArchivedStretches } from '../archived-stretches';
import { aloneInAuditDatabase, withAuditDatabase } from '../database';
import { countDue } from './count-due';
import { archiveLinks } from './run';

export const archiveUsage = `audit archive               move what was applied long ago to Blob Storage, read it back, then delete it here
  --older-than MONTHS       1 or more: what is younger stays
  --reason TEXT             why, kept with each file
  --dry-run                 count, and move nothing
  --rate N                  rows a second, at most
  --actor WHO               who (else the user of Entra ID, or of this machine): kept with each file
audit archive show --profile ID   the archived links of a profile, values and all, as JSON lines: the look is recorded
  --actor WHO               as above`;

type Print = (line: string) => void;

/** Chains do not hold, so their links were left where they are. */
export class BrokenChainsLeft extends Error {
  override readonly name = 'BrokenChainsLeft';
}

interface Asked {
  readonly before: string;
  readonly reason: string;
  readonly actor: string;
  readonly rate: number | undefined;
}

/** Throws UsageError, BrokenChainsLeft, ArchiveNotReadable, and what storage and the database throw. */
export async function archive(args: readonly string[], environment: NodeJS.ProcessEnv, print: Print): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      'older-than': { type: 'string' },
      reason: { type: 'string' },
      actor: { type: 'string' },
      rate: { type: 'string' },
      'dry-run': { type: 'boolean' },
      profile: { type: 'string' },
    },
    allowPositionals: true,
  });
  const verb = positionals.join(' ');
  const named = actorNamed(values.actor);
  const actor = () => actorOf(named, signInOf(storageAccess(environment), storageScope));
  if (verb === 'show') {
    if (values.profile === undefined || !isUuid(values.profile))
      throw new UsageError('audit archive show wants --profile and a UUID');
    return show(values.profile.toLowerCase(), await actor(), environment, print);
  }
  if (verb !== '' || values.profile !== undefined)
    throw new UsageError(`audit archive does not understand ${args.join(' ')}`);
  const before = instantBefore(wholeNumber('--older-than', values['older-than'], 'the months that stay'));
  if (values['dry-run']) {
    return withAuditDatabase(async (pool) => {
      const { links, changes } = await countDue(pool, before);
      print(`${links} links with ${changes} changes were applied before ${before}: they would be moved`);
    });
  }
  const { reason, rate } = values;
  if (reason === undefined || reason.trim() === '' || reason.length > 500)
    throw new UsageError('audit archive wants --reason and 1 to 500 characters: it deletes, and says why');
  const rowsPerSecond = rate === undefined ? undefined : wholeNumber('--rate', rate, 'rows a second');
  const keys = chainKeysOf(environment);
  const asked = { before, reason, actor: (await actor()).id, rate: rowsPerSecond };
  return aloneInAuditDatabase('stepkeeper-audit-archive', (pool, requireLock) =>
    move(pool, requireLock, asked, keys, environment, print),
  );
}

async function move(
  pool: sql.ConnectionPool,
  requireLock: () => Promise<void>,
  { before, reason, actor, rate }: Asked,
  keys: ChainKeys,
  environment: NodeJS.ProcessEnv,
  print: Print,
): Promise<void> {
  await requireSigningKey(pool, keys);
  const store = archiveStoreOf(await storageOf(environment));
  const { links: total } = await countDue(pool, before);
  const progress = new Progress({ total, unit: 'links' });
  const stop = stopOnSignal();
  const pace = new Pace({ rowsPerSecond: rate, stop: stop.signal });
  const onMoved = (links: number) => progress.at(links);
  const done = await archiveLinks({
    pool,
    store,
    keys,
    before,
    reason,
    actor,
    pace,
    stop: stop.signal,
    requireLock,
    onMoved,
  }).finally(() => {
    progress.end();
    stop.forget();
  });
  for (const { message } of done.broken) print(message);
  const { links, changes, profiles, files, leftOut } = done;
  print(`${links} links with ${changes} changes of ${profiles} profiles moved, in ${files} files`);
  if (leftOut > 0)
    print(`${leftOut} profiles were erased meanwhile, or archived by another run: the next run takes them`);
  if (stop.signal.aborted) endStopped(print);
  if (done.broken.length > 0)
    throw new BrokenChainsLeft(`${done.broken.length} chains do not hold: what is broken was left where it is`);
}

/** Who looks is recorded before anything is read: where it cannot be, nothing is shown. */
async function show(profileId: string, actor: Actor, environment: NodeJS.ProcessEnv, print: Print): Promise<void> {
  const store = archiveStoreOf(await storageOf(environment));
  await withAuditDatabase(async (pool) => {
    await recordAccess(pool, { profileId, actor, operation: 'show-archive', correlationId: randomUUID() });
    const checkpoint = await readCheckpoint(pool, profileId);
    if (!checkpoint) throw new UsageError(`nothing of the profile ${profileId} is archived`);
    const reader = new ArchiveReader(store, (id) => readArchivedStretches(pool, id));
    for await (const link of reader.links(checkpoint)) print(JSON.stringify(link));
  });
}

function wholeNumber(option: string, given: string | undefined, what: string): number {
  if (given === undefined || !/^[1-9]\d{0,8}$/.test(given))
    throw new UsageError(`${option} wants a whole number of 1 or more, ${what}, not ${given ?? 'nothing'}`);
  return Number(given);
}

/** So many months ago by the calendar, in UTC; the last day of the month where it has no such day. */
export function instantBefore(months: number, now = new Date()): string {
  const then = new Date(now);
  then.setUTCMonth(now.getUTCMonth() - months);
  if (then.getUTCDate() !== now.getUTCDate()) then.setUTCDate(0);
  return then.toISOString();
}
