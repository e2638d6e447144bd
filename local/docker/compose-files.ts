// What compose.yaml needs and no repository should hold: passwords of this checkout, the emulator's configuration and, for whoever connects,
// the connection strings. Made once; what is there already is kept, so that a volume's password goes on being right.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readQueuesFile } from '../service-bus/queues-file';
import { emulatorConfig } from './emulator-config';

/** Left to themselves, compose.yaml's; .env may say others. */
const defaultPorts = {
  SQL_PORT: '1433',
  SERVICE_BUS_PORT: '5672',
  SERVICE_BUS_HEALTH_PORT: '5300',
  BLOB_PORT: '10000',
  QUEUE_PORT: '10001',
  TABLE_PORT: '10002',
};

export interface ComposeSettings {
  /** To the server, with no database named: the tests and the app have their own. */
  readonly sqlServer: string;
  readonly serviceBus: string;
  readonly storage: string;
  readonly serviceBusHealth: string;
  /** Of the audit chain, as the app's setting takes it. */
  readonly auditChainKeys: string;
}

/** Writes .env, .compose/service-bus.json and .compose/settings.env below `root`, and returns what they say. */
export function writeComposeFiles(root: string): ComposeSettings {
  const secrets = withSecrets(join(root, '.env'));
  const folder = join(root, '.compose');
  mkdirSync(folder, { recursive: true });
  const queues = emulatorConfig(readQueuesFile(join(root, 'infra', 'queues.json')));
  // The emulator reads it as a user of its own.
  writeFileSync(join(folder, 'service-bus.json'), `${JSON.stringify(queues, null, 2)}\n`, { mode: 0o644 });
  const settings = settingsOf(secrets);
  const told = {
    SQL_CONNECTION_STRING: settings.sqlServer,
    SERVICE_BUS_CONNECTION_STRING: settings.serviceBus,
    STORAGE_CONNECTION_STRING: settings.storage,
  };
  const lines = Object.entries(told).map(([name, value]) => `${name}='${value}'\n`);
  writeFileSync(join(folder, 'settings.env'), lines.join(''), { mode: 0o600 });
  return settings;
}

/** The values of .env, after what it lacks was added to its end. */
function withSecrets(file: string): ReadonlyMap<string, string> {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const values = valuesOf(text);
  const made = [...Object.entries(secretMakers)]
    .filter(([name]) => !values.get(name))
    .map(([name, make]) => [name, make()]);
  if (made.length > 0) {
    const head = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    writeFileSync(file, `${head}${made.map(([name, value]) => `${name}=${value}\n`).join('')}`, { mode: 0o600 });
  }
  return new Map([...values, ...made.map(([name, value]) => [name, value] as [string, string])]);
}

const secretMakers: Readonly<Record<string, () => string>> = {
  // SQL Server wants three kinds of characters: https://learn.microsoft.com/sql/relational-databases/security/password-policy
  MSSQL_SA_PASSWORD: () => `${randomBytes(24).toString('hex')}Aa1`,
  AZURITE_KEY: () => randomBytes(64).toString('base64'),
  STEPKEEPER_AUDIT_CHAIN_KEYS: () => `1:${randomBytes(48).toString('base64')}`,
};

/** The lines NAME=value of a file that Compose reads; of a name that stands there twice, the last. */
export function valuesOf(text: string): Map<string, string> {
  const lines = text.split(/\r?\n/).map((line) => /^\s*([A-Za-z_]\w*)=(.*)$/.exec(line));
  return new Map(lines.flatMap((line) => (line ? [[line[1] ?? '', unquoted((line[2] ?? '').trim())]] : [])));
}

function unquoted(value: string): string {
  return /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
}

/** To this machine alone, so only the login is encrypted, with the certificate that the server makes for itself. */
function settingsOf(values: ReadonlyMap<string, string>): ComposeSettings {
  const port = (name: keyof typeof defaultPorts) => values.get(name) || defaultPorts[name];
  const secret = (name: string) => values.get(name) ?? '';
  const storage = (name: keyof typeof defaultPorts) => `http://127.0.0.1:${port(name)}/stepkeeper`;
  return {
    sqlServer: `Server=127.0.0.1,${port('SQL_PORT')};User Id=sa;Password=${secret('MSSQL_SA_PASSWORD')};Encrypt=false;TrustServerCertificate=true`,
    serviceBus: `Endpoint=sb://127.0.0.1:${port('SERVICE_BUS_PORT')};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;`,
    storage: `DefaultEndpointsProtocol=http;AccountName=stepkeeper;AccountKey=${secret('AZURITE_KEY')};BlobEndpoint=${storage('BLOB_PORT')};QueueEndpoint=${storage('QUEUE_PORT')};TableEndpoint=${storage('TABLE_PORT')};`,
    serviceBusHealth: `http://127.0.0.1:${port('SERVICE_BUS_HEALTH_PORT')}/health`,
    auditChainKeys: secret('STEPKEEPER_AUDIT_CHAIN_KEYS'),
  };
}
