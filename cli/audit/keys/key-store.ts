// Where the setting AUDIT_CHAIN_KEYS is kept: a Key Vault, a file, or somewhere that only people reach.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { TokenCredential } from '@azure/identity';
import { ownIdentity } from '../../../shared/own-identity';
import type { SignIn } from '../../actor';
import { UsageError } from '../../usage';
import { readSecret, secretName, setSecret, vaultScope } from './key-vault';

export interface KeyStore {
  /** For people: where the keys are. */
  readonly name: string;
  /** What has to happen after a change before every instance of the app knows of it. */
  readonly spreads: string;
  /** Undefined where nobody has to sign in for the keys. */
  readonly signIn?: SignIn;
  read(): Promise<string | undefined>;
  /** Replaces the whole setting, all at once. */
  write(setting: string): Promise<void>;
}

export interface KeyStoreOptions {
  readonly vault?: string | undefined;
  readonly file?: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
  readonly print: (line: string) => void;
  readonly credential?: Pick<TokenCredential, 'getToken'>;
}

/** Throws UsageError for a vault that is no https address. */
export function keyStoreOf({ vault, file, environment, print, credential }: KeyStoreOptions): KeyStore {
  if (vault !== undefined && file !== undefined) throw new UsageError('--vault and --file: only one holds the keys');
  if (file !== undefined) return fileStore(file);
  const uri = vault ?? environment.KEY_VAULT_URI;
  if (uri !== undefined && uri !== '') return vaultStore(uri, credential);
  return {
    name: 'AUDIT_CHAIN_KEYS',
    spreads: 'Set AUDIT_CHAIN_KEYS to the printed value wherever the app runs, and restart it',
    read: async () => environment.AUDIT_CHAIN_KEYS,
    write: async (setting) => print(`AUDIT_CHAIN_KEYS=${setting}`),
  };
}

function vaultStore(vault: string, credential: SignIn['credential'] = ownIdentity(undefined)): KeyStore {
  if (URL.parse(vault)?.protocol !== 'https:')
    throw new UsageError(
      `--vault (or KEY_VAULT_URI) wants an address like https://name.vault.azure.net/, not ${vault}`,
    );
  const options = { vault, credential };
  return {
    name: `the secret ${secretName} in ${vault}`,
    // A restart alone may go on with the value that was fetched last:
    // https://learn.microsoft.com/azure/app-service/app-service-key-vault-references#rotation
    spreads:
      'App Service fetches the newest version of the secret within 24 hours, or when it is told to and the app is restarted then (docs/audit-operations.md#rotation)',
    signIn: { credential, scope: vaultScope },
    read: () => readSecret(options),
    write: (setting) => setSecret(options, setting),
  };
}

function fileStore(file: string): KeyStore {
  return {
    name: file,
    spreads: 'Restart whatever reads the file',
    read: async () => readFileSync(file, 'utf8').trim(),
    write: async (setting) => {
      const written = `${file}.new`;
      // One that a killed run has left may have another mode.
      rmSync(written, { force: true });
      writeFileSync(written, setting, { mode: 0o600, flag: 'wx', flush: true });
      renameSync(written, file);
    },
  };
}
