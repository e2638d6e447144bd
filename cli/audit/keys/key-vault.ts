// The secret that AUDIT_CHAIN_KEYS refers to, in Azure Key Vault, read and set over its REST API. A set makes a new version; those
// before it stay in the vault. https://learn.microsoft.com/rest/api/keyvault/secrets/set-secret/set-secret
import type { TokenCredential } from '@azure/identity';
import { z } from 'zod';
import { asError } from '../../../shared/errors';

/** What infra/ and the app setting call it. */
export const secretName = 'audit-chain-keys';
const apiVersion = '7.4';
/** https://learn.microsoft.com/azure/key-vault/general/authentication-requests-and-responses */
export const vaultScope = 'https://vault.azure.net/.default';
const timeoutMs = 20_000;

const secretBundle = z.object({ value: z.string() });
const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** `code` is Key Vault's own: Forbidden, SecretNotFound, … */
export class KeyVaultRefuses extends Error {
  constructor(
    readonly vault: string,
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(
      `${vault} answered ${status} ${code} about the secret ${secretName}${detail}. ${status === 403 ? 'Whoever rotates keys needs the role Key Vault Secrets Officer there, and a way through its network rules.' : 'The keys are as they were.'}`,
    );
    this.name = 'KeyVaultRefuses';
  }
}

/** Key Vault may have made the new version, or not. */
export class SetNotConfirmed extends Error {
  constructor(
    readonly vault: string,
    what: string,
    cause: unknown,
  ) {
    super(
      `${vault} did not confirm that it has set the secret ${secretName} (${what}): whether it has is not known. Give the same command again: it looks at the keys as they are, and goes on from there.`,
      { cause },
    );
    this.name = 'SetNotConfirmed';
  }
}

export interface KeyVaultOptions {
  /** For example `https://name.vault.azure.net/`. */
  readonly vault: string;
  readonly credential: Pick<TokenCredential, 'getToken'>;
}

/** The newest version. Throws KeyVaultRefuses, or what fetch and the credential throw. */
export async function readSecret(options: KeyVaultOptions): Promise<string> {
  return (await ask(options, await tokenOf(options), { method: 'GET' })).value;
}

/** Throws KeyVaultRefuses or SetNotConfirmed, or what the credential throws. */
export async function setSecret(options: KeyVaultOptions, value: string): Promise<void> {
  const token = await tokenOf(options);
  try {
    await ask(options, token, { method: 'PUT', body: JSON.stringify({ value, contentType: 'text/plain' }) });
  } catch (error) {
    if (!(error instanceof KeyVaultRefuses)) throw new SetNotConfirmed(options.vault, asError(error).message, error);
    if (error.status < 500) throw error;
    throw new SetNotConfirmed(options.vault, `it answered ${error.status} ${error.code}`.trimEnd(), error);
  }
}

async function tokenOf({ credential }: KeyVaultOptions): Promise<string> {
  return (await credential.getToken(vaultScope))?.token ?? '';
}

async function ask({ vault }: KeyVaultOptions, token: string, init: RequestInit) {
  const url = new URL(`/secrets/${secretName}?api-version=${apiVersion}`, vault);
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  // A redirect would take the token elsewhere.
  const response = await fetch(url, { ...init, headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return secretBundle.parse(body);
  const told = errorBody.safeParse(body);
  const { code, message } = told.success ? told.data.error : { code: '', message: '' };
  throw new KeyVaultRefuses(vault, response.status, code, message === '' ? '' : `: ${message}`);
}
