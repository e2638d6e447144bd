// The keys of the audit chain as one setting holds them: the first signs, all of them verify, so that a key can be replaced.

export interface ChainKey {
  /** Written beside each hash, so that the key that it was made under is found again. */
  readonly id: string;
  /** 32 bytes or more. */
  readonly key: Buffer;
}

export interface ChainKeys {
  readonly signing: ChainKey;
  /** By id, in the order of the setting; the signing key is the first. */
  readonly all: ReadonlyMap<string, Buffer>;
}

/** What is wrong with the setting, one sentence a fault, without anything of a key. */
export class UnusableChainKeys extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The keys of the audit chain are not usable: they ${faults.join('; they ')}.`);
    this.name = 'UnusableChainKeys';
  }
}

/** The least that a key may have, in bytes: as long as the hash (RFC 2104, section 3). */
export const leastKeyBytes = 32;
/** As ChangeSet.keyId holds it, and without what separates keys. */
const idPattern = /^[\w.-]{1,40}$/;
const base64Pattern = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const howToWrite = `id:base64 of ${leastKeyBytes} or more random bytes, several of them separated by commas, the signing one first`;

/** Reads `id:base64,id:base64,…`. Blanks around a key do not matter. Throws UnusableChainKeys with every fault. */
export function parseChainKeys(setting: string | undefined): ChainKeys {
  if (setting === undefined || setting.trim() === '') throw new UnusableChainKeys([`are missing: ${howToWrite}`]);
  // Where App Service cannot read a secret, it hands the reference itself to the app:
  // https://learn.microsoft.com/azure/app-service/app-service-key-vault-references
  if (setting.startsWith('@Microsoft.KeyVault('))
    throw new UnusableChainKeys([
      'are a Key Vault reference that did not resolve: the secret is not there, or the app may not read it',
    ]);
  const faults: string[] = [];
  const all = new Map<string, Buffer>();
  // Without capitals: a collation may not tell them apart.
  const ids = new Set<string>();
  for (const [at, text] of setting.split(',').entries()) {
    const { key, fault } = parseKey(text.trim(), `number ${at + 1}`);
    if (fault) faults.push(fault);
    if (!key) continue;
    const twin = [...all].find(([, other]) => other.equals(key.key));
    if (ids.has(key.id.toLowerCase())) faults.push(`name two keys ${key.id}: an id stands for one key, for ever`);
    else if (twin) faults.push(`hold the same key as ${twin[0]} and as ${key.id}`);
    else all.set(key.id, key.key);
    ids.add(key.id.toLowerCase());
  }
  const [first] = all;
  if (faults.length > 0 || !first) throw new UnusableChainKeys(faults);
  return { signing: { id: first[0], key: first[1] }, all };
}

/** The setting that `parseChainKeys` reads. */
export function chainKeysText(keys: readonly ChainKey[]): string {
  return keys.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',');
}

function parseKey(text: string, place: string): { readonly key?: ChainKey; readonly fault?: string } {
  if (text === '') return { fault: `have nothing as ${place}: take the comma away` };
  const colon = text.indexOf(':');
  // A key that stands alone must not come out as an id in a message.
  if (colon < 0) return { fault: `have no id before ${place}: write ${howToWrite}` };
  const [id, encoded] = [text.slice(0, colon), text.slice(colon + 1)];
  if (!idPattern.test(id))
    return { fault: `have an unusable id as ${place}: 1 to 40 letters, digits, dots, underscores and hyphens` };
  if (!base64Pattern.test(encoded)) return { fault: `have no base64 as the key ${id}` };
  const key = Buffer.from(encoded, 'base64');
  return key.length < leastKeyBytes
    ? { fault: `have only ${key.length} bytes as the key ${id}: ${leastKeyBytes} or more random ones are needed` }
    : { key: { id, key } };
}
