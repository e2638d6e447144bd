// `stepkeeper audit anchors list|create|verify`: what the timer anchors each night, by hand, and all of it held against the chains.
import { parseArgs } from 'node:util';
import type { BlobServiceClient } from '@azure/storage-blob';
import type sql from 'mssql';
import { type AnchorFinding, checkAnchors } from '../../../shared/anchors/check';
import { readAnchor } from '../../../shared/anchors/document';
import { makeAnchor } from '../../../shared/anchors/make';
import { type AnchorStore, anchorStoreOf } from '../../../shared/anchors/store';
import { ArchiveDamaged, ArchiveReader } from '../../../shared/archive/read-archived';
import { archiveStoreOf } from '../../../shared/archive/store';
import type { ChainKeys } from '../../../shared/audit/chain-keys';
import { checkHeads, readHeads } from '../../../shared/reading/read-heads';
import { requireKnownKeys, requireSigningKey } from '../../../shared/writer/chain-key-records';
import { chainKeysOf } from '../../chain-keys';
import { Progress } from '../../progress';
import { storageOf } from '../../storage';
import { UsageError } from '../../usage';
import { readArchivedStretches } from '../archived-stretches';
import { withAuditDatabase } from '../database';

export const anchorsUsage = `audit anchors list          the anchors: the ends of all chains, day by day, in storage that nobody can change
audit anchors create        today's anchor, as the timer makes it; nothing where there is one
audit anchors verify        each anchor by itself, and its ends against the chains; exit code 1 if one does not hold
  --since YYYY-MM-DD        only the ends of anchors from that day on`;

type Print = (line: string) => void;

/** An anchor does not hold, or a chain is not what was anchored. */
export class AnchorBroken extends Error {
  override readonly name = 'AnchorBroken';
}

/** Throws UsageError, AnchorBroken, and what storage and the database throw. */
export async function anchors(args: readonly string[], environment: NodeJS.ProcessEnv, print: Print): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { since: { type: 'string' } },
    allowPositionals: true,
  });
  const verb = positionals.join(' ');
  const { since } = values;
  if (since !== undefined && (verb !== 'verify' || !/^\d{4}-\d{2}-\d{2}$/.test(since)))
    throw new UsageError(`--since is of verify, and wants a day like 2026-11-23, not ${since}`);
  switch (verb) {
    case 'list':
      return list(anchorStoreOf(await storageOf(environment)), print);
    case 'create': {
      const [store, keys] = [anchorStoreOf(await storageOf(environment)), chainKeysOf(environment)];
      return withAuditDatabase((pool) => create(pool, store, keys, print));
    }
    case 'verify': {
      const [blobs, keys] = [await storageOf(environment), chainKeysOf(environment)];
      return withAuditDatabase((pool) => verify(pool, blobs, keys, since, print));
    }
    default:
      throw new UsageError(`audit anchors wants list, create or verify, not ${verb || 'nothing'}`);
  }
}

async function list(store: AnchorStore, print: Print): Promise<void> {
  const days = await store.days();
  for (const day of days) {
    const document = await store.read(day);
    const anchor = document && readAnchor(document);
    print(
      anchor
        ? `${day}: ${anchor.profiles} chains, ${anchor.links} links, made at ${anchor.madeAt}, signed by ${anchor.keyId}`
        : `${day}: is no anchor`,
    );
  }
  print(`${days.length} anchors`);
}

async function create(pool: sql.ConnectionPool, store: AnchorStore, keys: ChainKeys, print: Print): Promise<void> {
  await requireSigningKey(pool, keys);
  const heads = () => readHeads(pool);
  const { day, isNew, profiles, links } = await makeAnchor({ store, heads, key: keys.signing, now: new Date() });
  print(isNew ? `${day}: anchored ${profiles} chains, ${links} links` : `${day}: was anchored already`);
}

async function verify(
  pool: sql.ConnectionPool,
  blobs: BlobServiceClient,
  keys: ChainKeys,
  since: string | undefined,
  print: Print,
): Promise<void> {
  await requireKnownKeys(pool, keys);
  const store = anchorStoreOf(blobs);
  let [findings, heads] = [0, 0];
  let first: string | undefined;
  const onFinding = (finding: AnchorFinding) => {
    const words = toldOf(finding);
    findings += 1;
    first ??= words;
    print(words);
  };
  const progress = new Progress({ total: 0, unit: 'ends' });
  const onHead = () => progress.at(++heads);
  const archive = new ArchiveReader(archiveStoreOf(blobs), (profileId) => readArchivedStretches(pool, profileId));
  const check = (some: Parameters<typeof checkHeads>[1]) =>
    checkHeads(pool, some, (profileId, sequence) => archive.hashAt(profileId, sequence).catch(notThere));
  const checked = await checkAnchors({ store, keys, checkHeads: check, onFinding, onHead }, since).finally(() =>
    progress.end(),
  );
  print(`${checked.anchors} anchors, ${heads} anchored ends, ${findings} findings`);
  if (first !== undefined)
    throw new AnchorBroken(
      `The anchors do not hold, first of all ${first}\nIt is evidence: leave it as it is. docs/audit-operations.md has what each finding means.`,
    );
}

/** A damaged file holds no link: that is what is found of the chain. */
function notThere(error: unknown): undefined {
  if (!(error instanceof ArchiveDamaged)) throw error;
}

function toldOf(finding: AnchorFinding): string {
  return 'profileId' in finding
    ? `${finding.day}: ${finding.profileId} at change set ${finding.sequence}: ${finding.fault}`
    : `${finding.day}: ${finding.fault}`;
}
