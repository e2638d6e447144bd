// The settings of the app, as functions and their triggers name them.
import { MissingSetting } from './errors';

export type Settings = Readonly<Record<string, string | undefined>>;

/** How to reach a service: by a connection string, or by an address and the identity of this process. */
export type Connection =
  | { readonly kind: 'connection-string'; readonly connectionString: string }
  | { readonly kind: 'identity'; readonly address: string; readonly clientId: string | undefined };

/**
 * The connection that the setting `name` gives: `name` itself, or `name__<one of addressKeys>` for an identity-based one.
 * Source: https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection
 * Throws MissingSetting.
 */
export function connectionOf(settings: Settings, name: string, ...addressKeys: readonly string[]): Connection {
  const connectionString = settings[name];
  if (connectionString) return { kind: 'connection-string', connectionString };
  for (const key of addressKeys) {
    const address = settings[`${name}__${key}`];
    if (address) return { kind: 'identity', address, clientId: settings[`${name}__clientId`] };
  }
  throw new MissingSetting(name);
}

/** Replaces each `%NAME%` by the setting of that name. Throws MissingSetting. */
export function resolveNames(settings: Settings, text: string): string {
  return text.replace(/%([^%]+)%/g, (_whole, name: string) => {
    const value = settings[name];
    if (value === undefined) throw new MissingSetting(name);
    return value;
  });
}

/** `AzureWebJobs.<function>.Disabled`, or with `__` for the dots, which not every shell allows in a name. */
export function isDisabled(settings: Settings, functionName: string): boolean {
  const value =
    settings[`AzureWebJobs.${functionName}.Disabled`] ?? settings[`AzureWebJobs__${functionName}__Disabled`];
  return value !== undefined && /^(true|1)$/i.test(value);
}
