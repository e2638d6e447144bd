import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDemoOptions } from '../../cli/demo/options';
import { SettingsMissing, settingsOfRunning } from '../../cli/demo/settings';
import { UsageError } from '../../cli/usage';

describe('options', () => {
  test('without a URL the demo has a stack of its own', () => {
    expect(parseDemoOptions([])).toEqual({ url: undefined, data: '' });
  });

  test.each([
    ['http://127.0.0.1:7071', 'http://127.0.0.1:7071/api'],
    ['http://127.0.0.1:7071/', 'http://127.0.0.1:7071/api'],
    ['https://jobs.example/builder/', 'https://jobs.example/builder'],
  ])('%s is the app at %s', (given, url) => {
    expect(parseDemoOptions(['--url', given])).toEqual({ url, data: '.stepkeeper' });
  });

  test('a deployed app is asked with the token that is given', () => {
    const options = parseDemoOptions(['--url', 'https://jobs.example', '--token', 'a.b.c']);
    expect(options).toMatchObject({ token: 'a.b.c' });
  });

  test.each([
    [['--ulr', 'x']],
    [['--url', 'localhost:7071']],
    [['--url']],
    [['--data', 'folder']],
    [['--token', 'a.b.c']],
    [['now']],
  ])('%j is typed wrong', (args) => {
    expect(() => parseDemoOptions(args)).toThrow(UsageError);
  });
});

describe('settings of a running stack', () => {
  const url = 'http://127.0.0.1:7071/api';
  const key = Buffer.alloc(32, 7);
  const left = {
    SQL_CONNECTION_STRING: 'Server=left.example',
    ServiceBusConnection: 'Endpoint=sb://left.example/',
    AUDIT_CHAIN_KEYS: `1:${key.toString('base64')}`,
    OIDC_ISSUER: 'http://127.0.0.1:7072',
  };
  let data: string;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'demo-settings-'));
  });
  afterEach(() => rmSync(data, { recursive: true }));
  const leave = (origin: string) =>
    writeFileSync(join(data, 'running.json'), JSON.stringify({ url: origin, settings: left }));

  test('come from what the stack left in its data folder', () => {
    leave('http://127.0.0.1:7071');
    expect(settingsOfRunning(url, data, {})).toEqual({
      sql: { by: 'connection-string', connectionString: 'Server=left.example' },
      serviceBus: { by: 'connection-string', connectionString: 'Endpoint=sb://left.example/' },
      commandQueue: 'profile-commands',
      issuer: 'http://127.0.0.1:7072',
      chainKeys: new Map([['1', key]]),
    });
  });

  test('the environment goes first', () => {
    leave('http://127.0.0.1:7071');
    const { sql } = settingsOfRunning(url, data, { SQL_CONNECTION_STRING: 'Server=mine.example' });
    expect(sql).toEqual({ by: 'connection-string', connectionString: 'Server=mine.example' });
  });

  test('what another stack left is not taken', () => {
    leave('http://127.0.0.1:7072');
    expect(() => settingsOfRunning(url, data, {})).toThrow(
      /running\.json is of the stack at http:\/\/127\.0\.0\.1:7072/,
    );
  });

  test('all that is missing is named at once', () => {
    const attempt = () => settingsOfRunning(url, data, {});
    expect(attempt).toThrow(SettingsMissing);
    expect(attempt).toThrow(/SQL_CONNECTION_STRING[\s\S]*running\.json is not there/);
    expect(attempt).toThrow(/AUDIT_CHAIN_KEYS/);
    expect(attempt).not.toThrow(/AzureWebJobsStorage/);
  });

  test('the queue may be left out', () => {
    const { ServiceBusConnection: _, ...environment } = left;
    expect(settingsOfRunning(url, data, environment).serviceBus).toBeUndefined();
  });
});
