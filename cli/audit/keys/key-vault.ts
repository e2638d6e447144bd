// The secret that AUDIT_CHAIN_KEYS refers to, in Azure Key Vault, read and set over its REST API. A set makes a new version; those
// before it stay in the vault. https://learn.microsoft.com/rest/api/keyvault/secrets/set-secret/set-secret
import type { TokenCredential } from '@azure/identity';
import { z } from 'zod';

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

export interface KeyVaultOptions {
  /** For example `https://name.vault.azure.net/`. */
  readonly vault: string;
  readonly credential: Pick<TokenCredential, 'getToken'>;
}

/** The newest version. Throws KeyVaultRefuses, or what fetch and the credential throw. */
export async function readSecret(options: KeyVaultOptions): Promise<string> {
  return (await ask(options, { method: 'GET' })).value;
}

export async function setSecret(options: KeyVaultOptions, value: string): Promise<void> {
  await ask(options, { method: 'PUT', body: JSON.stringify({ value, contentType: 'text/plain' }) });
}

async function ask({ vault, credential }: KeyVaultOptions, init: RequestInit) {
  const token = await credential.getToken(vaultScope);
  const url = new URL(`/secrets/${secretName}?api-version=${apiVersion}`, vault);
  const headers = { Authorization: `Bearer ${token?.token ?? ''}`, 'Content-Type': 'application/json' };
  // A redirect would take the token elsewhere.
  const response = await fetch(url, { ...init, headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return secretBundle.parse(body);
  const told = errorBody.safeParse(body);
  const { code, message } = told.success ? told.data.error : { code: '', message: '' };
  throw new KeyVaultRefuses(vault, response.status, code, message === '' ? '' : `: ${message}`);
}
