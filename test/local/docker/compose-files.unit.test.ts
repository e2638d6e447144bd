import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { valuesOf, writeComposeFiles } from '../../../local/docker/compose-files';

const repository = join(__dirname, '..', '..', '..');
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'compose-'));
  cpSync(join(repository, 'infra', 'queues.json'), join(root, 'infra', 'queues.json'));
});
afterEach(() => rmSync(root, { recursive: true }));

const env = () => readFileSync(join(root, '.env'), 'utf8');

it('a new checkout gets secrets of its own, which nobody else may read', () => {
  writeComposeFiles(root);
  const values = valuesOf(env());
  // Three kinds of characters and more than 8 of them, as SQL Server wants it.
  expect(values.get('MSSQL_SA_PASSWORD')).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{40,}$/);
  expect(Buffer.from(values.get('AZURITE_KEY') ?? '', 'base64')).toHaveLength(64);
  expect(values.get('STEPKEEPER_AUDIT_CHAIN_KEYS')).toMatch(/^1:[A-Za-z0-9+/]{64}$/);
  for (const file of ['.env', '.compose/settings.env']) expect(statSync(join(root, file)).mode & 0o077).toBe(0);
});

it('the same secrets are kept the next time, for volumes were made with them', () => {
  const first = writeComposeFiles(root);
  const text = env();
  expect(writeComposeFiles(root)).toEqual(first);
  expect(env()).toBe(text);
});

it('what somebody else wrote into .env stays, and what it says counts', () => {
  writeFileSync(join(root, '.env'), "# mine\nSQL_PORT=14330\nMSSQL_SA_PASSWORD='Of my own 1'\nOTHER=x");
  const { sqlServer } = writeComposeFiles(root);
  expect(sqlServer).toContain('Server=127.0.0.1,14330;');
  expect(sqlServer).toContain('Password=Of my own 1;');
  expect(env()).toMatch(/^# mine\nSQL_PORT=14330\nMSSQL_SA_PASSWORD='Of my own 1'\nOTHER=x\nAZURITE_KEY=/);
});

it('the tests find the connection strings in a file that shells and Node read', () => {
  const { sqlServer, serviceBus, storage } = writeComposeFiles(root);
  expect(parseEnv(readFileSync(join(root, '.compose', 'settings.env'), 'utf8'))).toEqual({
    SQL_CONNECTION_STRING: sqlServer,
    SERVICE_BUS_CONNECTION_STRING: serviceBus,
    STORAGE_CONNECTION_STRING: storage,
  });
});

it('compose.yaml asks for no variable that is not made or has no default', () => {
  writeComposeFiles(root);
  const made = new Set(valuesOf(env()).keys());
  const compose = readFileSync(join(repository, 'compose.yaml'), 'utf8');
  const asked = [...compose.matchAll(/(?<!\$)\$\{(\w+)(:[-?])?/g)].map(([, name, mark]) => ({
    name: name ?? '',
    mark,
  }));
  expect(asked.length).toBeGreaterThan(5);
  for (const { name, mark } of asked) {
    expect({ name, fine: mark === ':-' || (mark === ':?' && made.has(name)) }).toEqual({ name, fine: true });
  }
});
