// What the hooks see of Azure, in memory: it keeps state, notes what it is asked, and answers with the words of the real one.
import { readFileSync } from 'node:fs';
import { type Az, AzFailed } from '../../../infra/hooks/az';
import type { Effects, HookDatabase } from '../../../infra/hooks/effects';

/** What every use of a killed process's effects throws. */
export class Killed extends Error {}

export const provisioned = {
  AZURE_SUBSCRIPTION_ID: 'sub-1',
  AZURE_RESOURCE_GROUP: 'rg-test',
  AZURE_CLIENT_ID: '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
  APP_IDENTITY_NAME: 'id-test',
  SERVICE_API_NAME: 'func-test',
  SERVICE_API_URI: 'https://func-test.example',
  KEY_VAULT_NAME: 'kv-test',
  STORAGE_ACCOUNT_NAME: 'sttest',
  EVENT_GRID_TOPIC_NAME: 'evgt-test',
  SQL_SERVER: 'sql-test.database.windows.net',
  SQL_DATABASE: 'stepkeeper',
  SQL_SERVER_NAME: 'sql-test',
  USE_EXISTING_SQL_SERVER: 'false',
  OIDC_AUDIENCE: 'api-1',
};

const home = '203.0.113.7';
const notFound = 'ERROR: (SecretNotFound) A secret with (name/id) audit-chain-keys was not found in this key vault.';

export class FakeCloud {
  readonly calls: string[] = [];
  readonly said: string[] = [];
  secret: string | undefined;
  deletedSecret: string | undefined;
  /** The secret that the app has read. */
  read: string | undefined;
  cannotRefresh = false;
  readonly rules = new Map<string, string>();
  readonly users = new Map<string, string>();
  readonly members = new Set<string>();
  deployments = 0;
  migrations = 0;
  grants = 0;
  /** How often a call is refused before it works. */
  refusals: { secrets: number; webhook: number } = { secrets: 0, webhook: 0 };
  /** The addresses that connections come from, by turns. */
  addresses: string[] = [home];
  /** Whether the server answers to the world at all. */
  publicAccess = true;
  locks: string[] = [];
  locked: string[] = [];
  groupExists = true;
  migrationFails = false;
  userType = 'user';
  provider = 'Registered';
  status: (url: string, request: RequestInit) => { status: number; body?: string } = (url, { method }) =>
    method === 'PUT' ? { status: 401 } : url.endsWith('/ready') ? { status: 200 } : { status: 404 };
  #connections = 0;

  /** `lives`: how many effects it has before it is killed. */
  effects(variables: Readonly<Record<string, string>> = provisioned, lives = Number.POSITIVE_INFINITY): Effects {
    let left = lives;
    const alive =
      <A extends readonly unknown[], R>(work: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        if (left-- <= 0) throw new Killed('killed');
        return work(...args);
      };
    return {
      variables,
      az: alive(async (...args: readonly string[]) => this.#az(args)) as Az,
      fetch: alive(async (url, request = {}) => {
        const { status, body = '' } = this.status(String(url), request);
        this.calls.push(`${request.method ?? 'GET'} ${String(url)} ${status}`);
        return new Response(body, { status });
      }) as typeof fetch,
      say: (line) => this.said.push(line),
      pause: async () => undefined,
      openDatabase: alive(async () => this.#open(alive)),
      migrate: alive(async () => {
        this.#letIn();
        if (this.migrationFails) throw new Error('the migration failed');
        this.migrations += 1;
      }),
      randomKey: (bytes) => Buffer.alloc(bytes, 7),
    };
  }

  #az(args: readonly string[]): unknown {
    const call = args.join(' ');
    this.calls.push(call);
    const option = (name: string) => args[args.indexOf(name) + 1] ?? '';
    const fail = (stderr: string): never => {
      throw new AzFailed(args, 3, stderr);
    };
    if (/^keyvault secret (show|set|recover)/.test(call) && this.refusals.secrets-- > 0)
      fail('ERROR: (Forbidden) Caller is not authorized to perform action on resource.');
    if (call.startsWith('keyvault secret show ')) return this.secret ? 'id' : fail(notFound);
    if (call.startsWith('keyvault secret show-deleted')) return this.deletedSecret ? 'id' : fail(notFound);
    if (call.startsWith('keyvault secret recover')) {
      this.secret = this.deletedSecret;
      this.deletedSecret = undefined;
      return 'id';
    }
    if (call.startsWith('keyvault secret set')) {
      this.secret = readFileSync(option('--file'), 'utf8');
      return 'id';
    }
    if (call.startsWith('rest --method post')) {
      expect(option('--url')).toBe(
        '/subscriptions/sub-1/resourceGroups/rg-test/providers/Microsoft.Web/sites/func-test/config/configreferences/appsettings/refresh?api-version=2022-03-01',
      );
      if (this.cannotRefresh) fail('ERROR: Not Found({"error":{"code":"ResourceNotFound"}})');
      this.read = this.secret;
      return undefined;
    }
    if (call.startsWith('sql server firewall-rule list')) return [...this.rules.keys()].map((name) => ({ name }));
    if (call.startsWith('sql server firewall-rule create')) {
      this.rules.set(option('--name'), option('--start-ip-address'));
      return {};
    }
    if (call.startsWith('sql server firewall-rule delete')) {
      this.rules.delete(option('--name'));
      return undefined;
    }
    if (call.startsWith('deployment group create')) {
      if (this.refusals.webhook-- > 0) fail('ERROR: Webhook validation handshake failed for https://func-test.example');
      this.deployments += 1;
      return 'Succeeded';
    }
    if (call.startsWith('account show')) return { id: 'sub-1', name: 'Test', user: { type: this.userType } };
    if (call.startsWith('provider show')) return this.provider;
    if (call.startsWith('account get-access-token')) return fail('AADSTS65001: The user has not consented');
    if (call.startsWith('functionapp list-flexconsumption-locations'))
      return [{ name: 'westeurope' }, { name: 'eastus' }];
    if (!this.groupExists) return fail("ERROR: (ResourceGroupNotFound) Resource group 'rg-test' could not be found.");
    if (call.startsWith('lock list')) return this.locks.map((name) => ({ name, level: 'CanNotDelete' }));
    if (call.startsWith('storage container immutability-policy show'))
      return this.locked.includes(option('--container-name'))
        ? { state: 'Locked' }
        : fail('(ContainerNotFound) not found');
    if (call.startsWith('keyvault list-deleted')) return [{ name: 'kv-other' }];
    throw new Error(`the fake does not know: az ${call}`);
  }

  /** As Azure SQL refuses: the message of error 40615 has the address. */
  #letIn(): void {
    if (!this.publicAccess)
      throw new Error('Reason: An instance-specific error occurred. Deny Public Network Access is set to Yes (47073)');
    const address = this.addresses[this.#connections++ % this.addresses.length] ?? home;
    if (![...this.rules.values()].includes(address))
      throw new Error(
        `Cannot open server 'sql-test' requested by the login. Client with IP address '${address}' is not allowed to access the server.`,
      );
  }

  async #open(
    alive: <A extends readonly unknown[], R>(work: (...args: A) => Promise<R>) => (...args: A) => Promise<R>,
  ): Promise<HookDatabase> {
    this.#letIn();
    return {
      query: alive(async (text, parameters = {}) => {
        const user = /^CREATE USER \[(.+)\] WITH SID = (0x[0-9A-F]{32}), TYPE = E;$/.exec(text);
        const member = /^ALTER ROLE stepkeeper_app ADD MEMBER \[(.+)\];$/.exec(text);
        const dropped = /^DROP USER \[(.+)\];$/.exec(text);
        if (user) this.users.set(user[1] ?? '', user[2] ?? '');
        else if (member) this.members.add(member[1] ?? '');
        else if (dropped) {
          this.users.delete(dropped[1] ?? '');
          this.members.delete(dropped[1] ?? '');
        } else if (text.startsWith('SELECT')) {
          const sid = this.users.get(parameters.name ?? '');
          return sid ? [{ sid: Buffer.from(sid.slice(2), 'hex') }] : [];
        } else this.grants += 1;
        return [];
      }),
      close: async () => undefined,
    };
  }

  /** What is left when all is done, without how often it was done. */
  get state() {
    const { secret, read, rules, users, members, deployments } = this;
    return { secret, read, rules: [...rules], users: [...users], members: [...members], isDeployed: deployments > 0 };
  }
}
