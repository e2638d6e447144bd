// Takes a key away, if nothing hangs on it: no link, no checkpoint, no anchor.
import type sql from 'mssql';
import { readAnchor } from '../../../shared/anchors/document';
import type { AnchorStore } from '../../../shared/anchors/store';
import type { ChainKeys } from '../../../shared/audit/chain-keys';
import { KeyInUse, KeySigns } from './errors';
import type { KeyStore } from './key-store';
import { readArchivedUsage, readKeyUsage } from './key-usage';
import { retired } from './rotation';

export interface Retirement {
  readonly store: KeyStore;
  readonly anchors: AnchorStore;
  /** Of the key. */
  readonly id: string;
  readonly print: (line: string) => void;
}

/** `keys`: those of the store. Throws KeySigns or KeyInUse, and what the stores and the database throw. */
export async function retire(
  pool: sql.ConnectionPool,
  keys: ChainKeys,
  { store, anchors, id, print }: Retirement,
): Promise<void> {
  if (!keys.all.has(id)) return print(`${id} is not in ${store.name}: there is nothing to take away.`);
  if (id === keys.signing.id) throw new KeySigns(id);
  const used = (await readKeyUsage(pool)).get(id);
  if (used) throw new KeyInUse(id, `${used.links} links of the chain, ${used.first} to ${used.last}`);
  const archived = (await readArchivedUsage(pool)).get(id);
  if (archived !== undefined) throw new KeyInUse(id, `${archived} links and checkpoints of the archive`);
  for (const day of await anchors.days()) {
    const anchor = await anchors.read(day);
    if (anchor && readAnchor(anchor)?.keyId === id) throw new KeyInUse(id, `the anchor of ${day}`);
  }
  await store.write(retired(keys, id));
  print(`${id} is gone from ${store.name}: nothing was signed with it. Its id is never used again.`);
}
