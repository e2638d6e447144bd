// What azd hands to a hook: its own variables, those that were set by `azd env set`, and the outputs of main.bicep.
import { z } from 'zod';

/** The environment does not have what a hook needs; each fault names the variable and the remedy. */
export class EnvironmentFaulty extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.map((fault) => `- ${fault}`).join('\n'));
    this.name = 'EnvironmentFaulty';
  }
}

export type Variables = Readonly<Record<string, string | undefined>>;

const name = z.string().min(1);

const provisioned = z.object({
  AZURE_SUBSCRIPTION_ID: name,
  AZURE_RESOURCE_GROUP: name,
  AZURE_CLIENT_ID: z.guid(),
  // It stands in T-SQL between brackets: what an identity's name may have, and no more.
  // https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftmanagedidentity
  APP_IDENTITY_NAME: z.string().regex(/^[A-Za-z0-9][\w-]{2,127}$/, 'is not the name of a user-assigned identity'),
  SERVICE_API_NAME: name,
  SERVICE_API_URI: z.url(),
  KEY_VAULT_NAME: name,
  STORAGE_ACCOUNT_NAME: name,
  EVENT_GRID_TOPIC_NAME: name,
  SQL_SERVER: z.string().optional(),
  SQL_DATABASE: z.string().optional(),
  SQL_SERVER_NAME: z.string().optional(),
  USE_EXISTING_SQL_SERVER: z.string().optional(),
  VNET_ENABLED: z.string().optional(),
  OIDC_AUDIENCE: z.string().optional(),
  STEPKEEPER_MIGRATE: z.enum(['', 'run', 'skip'], 'must be run or skip').optional(),
  STEPKEEPER_PROBE: z.enum(['', 'run', 'skip'], 'must be run or skip').optional(),
});

export type Provisioned = z.infer<typeof provisioned>;

/** For the hooks after `azd provision`. Throws EnvironmentFaulty. */
export function readProvisioned(variables: Variables): Provisioned {
  const parsed = provisioned.safeParse(variables);
  if (parsed.success) return parsed.data;
  throw new EnvironmentFaulty(
    parsed.error.issues.map(({ path, message }) => {
      const variable = path.join('.');
      return variables[variable] === undefined
        ? `${variable} is not in the environment: \`azd provision\` sets it, \`azd env refresh\` reads it again`
        : `${variable} ${message}`;
    }),
  );
}

/** As azd and Bicep write it: `true`, `True` or `1`. */
export function isTrue(value: string | undefined): boolean {
  return /^(true|1)$/i.test(value ?? '');
}
