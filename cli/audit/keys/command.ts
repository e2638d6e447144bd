// `stepkeeper audit keys list|rotate|retire`: the keys of the audit chain, and how one follows another.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { TokenCredential } from '@azure/identity';
import type sql from 'mssql';
import { anchorStoreOf } from '../../../shared/anchors/store';
import { type ChainKey, type ChainKeys, leastKeyBytes, parseChainKeys } from '../../../shared/audit/chain-keys';
import {
  ChainKeyDiffers,
  differingKeys,
  readChainKeyRecords,
  recordChainKey,
  requireSigningKey,
} from '../../../shared/writer/chain-key-records';
import { actorNamed, actorOf } from '../../actor';
import { storageOf } from '../../storage';
import { UsageError } from '../../usage';
import { aloneInAuditDatabase, withAuditDatabase } from '../database';
import { NotSpreadYet } from './errors';
import { type KeyStore, keyStoreOf } from './key-store';
import { readArchivedUsage, readKeyUsage } from './key-usage';
import { retire } from './retire';
import { promoted, published, type Rotation, rotationOf } from './rotation';

export const keysUsage = `audit keys list             which key has signed how many links, and which keys are missing or wrong here
audit keys rotate           publish a new key, which verifies; with --promote, a day later, it signs
audit keys retire ID        take a key away that nothing hangs on
  --vault URI               the Key Vault that holds the secret audit-chain-keys (KEY_VAULT_URI); --file PATH: a file that
                            holds the setting; without either AUDIT_CHAIN_KEYS is read, and the new value is printed
  --actor WHO               of rotate: who makes the key (else the user of Entra ID, or of this machine)
  --instances-have-it       of --promote: every instance was restarted after its settings had the key, so there is no day to wait`;

type Print = (line: string) => void;

/** Key Vault has no condition for a set, so whoever changes the keys of a database does it alone. */
const lockName = 'stepkeeper-audit-keys';

export interface KeysTools {
  readonly environment: NodeJS.ProcessEnv;
  readonly print: Print;
  readonly credential?: Pick<TokenCredential, 'getToken'>;
}

/** Throws UsageError, and the errors of errors.ts. */
export async function keys(args: readonly string[], tools: KeysTools): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      vault: { type: 'string' },
      file: { type: 'string' },
      promote: { type: 'boolean' },
      'instances-have-it': { type: 'boolean' },
      actor: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [verb, id] = positionals;
  const store = keyStoreOf({ ...tools, vault: values.vault, file: values.file });
  const named = actorNamed(values.actor);
  const isOfRotate = values.promote || values['instances-have-it'] || named !== undefined;
  if (positionals.length > (verb === 'retire' ? 2 : 1) || (isOfRotate && verb !== 'rotate'))
    throw new UsageError(`audit keys does not understand ${args.join(' ')}`);
  switch (verb) {
    case 'list':
      return withAuditDatabase((pool) => list(pool, store, tools.print));
    case 'rotate': {
      const actor = (await actorOf(named, store.signIn)).id;
      return aloneInAuditDatabase(lockName, (pool) =>
        values.promote
          ? promote(pool, { store, actor, print: tools.print }, values['instances-have-it'] ?? false)
          : publish(pool, { store, actor, print: tools.print }),
      );
    }
    case 'retire':
      if (id === undefined) throw new UsageError('audit keys retire wants the id of a key: audit keys list has them');
      return aloneInAuditDatabase(lockName, async (pool) => {
        const anchors = anchorStoreOf(await storageOf(tools.environment));
        await retire(pool, await keysIn(pool, store), { store, anchors, id, print: tools.print });
      });
    default:
      throw new UsageError(`audit keys wants list, rotate or retire, not ${verb ?? 'nothing'}`);
  }
}

async function list(pool: sql.ConnectionPool, store: KeyStore, print: Print): Promise<void> {
  const keysHere = parseChainKeys(await store.read());
  const records = await readChainKeyRecords(pool);
  const usage = await readKeyUsage(pool);
  const archived = await readArchivedUsage(pool);
  const differing = new Set(differingKeys(keysHere, records));
  const rotation = rotationOf(keysHere, records, new Set([...usage.keys(), ...archived.keys()]));
  const ids = new Set([...keysHere.all.keys(), ...records.map((one) => one.id), ...usage.keys(), ...archived.keys()]);
  for (const id of ids) {
    const isNext = rotation.standing === 'published' && rotation.next.id === id;
    const role = id === keysHere.signing.id ? 'signs' : isNext ? 'verifies, is the next' : 'verifies';
    const here = keysHere.all.has(id) ? (differing.has(id) ? 'is ANOTHER KEY here' : role) : 'is not known here';
    const used = usage.get(id);
    const links = used ? `${used.links} links, ${used.first} to ${used.last}` : 'no links';
    const inArchive = archived.has(id) ? `; ${archived.get(id)} links and checkpoints of the archive` : '';
    print(`${id}: ${here}; ${links}${inArchive}`);
  }
  if (differing.size > 0) throw new ChainKeyDiffers([...differing]);
}

/** The store's keys, none of which may differ from those that the database knows. */
async function keysIn(pool: sql.ConnectionPool, store: KeyStore): Promise<ChainKeys> {
  const keysHere = parseChainKeys(await store.read());
  await requireSigningKey(pool, keysHere);
  return keysHere;
}

/** Throws what the database client throws. */
async function readRotation(pool: sql.ConnectionPool, keysHere: ChainKeys): Promise<Rotation> {
  const signed = [...(await readKeyUsage(pool)).keys(), ...(await readArchivedUsage(pool)).keys()];
  return rotationOf(keysHere, await readChainKeyRecords(pool), new Set(signed));
}

interface Step {
  readonly store: KeyStore;
  /** The id of who takes it. */
  readonly actor: string;
  readonly print: Print;
}

async function publish(pool: sql.ConnectionPool, { store, actor, print }: Step): Promise<void> {
  const keysHere = await keysIn(pool, store);
  const rotation = await readRotation(pool, keysHere);
  const isNew = rotation.standing === 'settled';
  const next = isNew ? newKey() : rotation.next;
  if (isNew) await store.write(published(keysHere, next));
  // After it is written: what is recorded and nowhere kept would only be a name.
  await recordChainKey(pool, next, actor);
  print(
    `${next.id} ${isNew ? 'is published' : 'was published already'} in ${store.name}: it verifies, ${keysHere.signing.id} signs on.`,
  );
  print(`${store.spreads}. Then: stepkeeper audit keys rotate --promote`);
}

const spreadMs = 24 * 3_600_000;

async function promote(pool: sql.ConnectionPool, { store, actor, print }: Step, isSpread: boolean): Promise<void> {
  const keysHere = await keysIn(pool, store);
  const rotation = await readRotation(pool, keysHere);
  if (rotation.standing === 'settled')
    return print(`${keysHere.signing.id} signs, and no later key waits: there is nothing to promote.`);
  const { next, recordedAt } = rotation;
  await recordChainKey(pool, next, actor);
  const since = recordedAt === undefined ? Date.now() : Date.parse(recordedAt);
  if (!isSpread && Date.now() - since < spreadMs)
    throw new NotSpreadYet(next.id, new Date(since + spreadMs).toISOString());
  await store.write(promoted(keysHere, next));
  print(`${next.id} signs from now on in ${store.name}; ${keysHere.signing.id} verifies what it has signed.`);
  print(`${store.spreads}: until then ${keysHere.signing.id} signs on there, which verifies everywhere.`);
}

/** The id tells the day, and no two runs make the same one. */
function newKey(): ChainKey {
  const day = new Date().toISOString().slice(0, 10);
  return { id: `${day}-${randomBytes(3).toString('hex')}`, key: randomBytes(leastKeyBytes) };
}
