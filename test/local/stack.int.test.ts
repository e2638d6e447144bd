import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANY_PORTS } from '../../local/ports';
import { type Stack, startStack } from '../../local/stack';
import { eventually } from './eventually';

const data = mkdtempSync(join(tmpdir(), 'stack-'));
const env = {
  ...process.env,
  SQL_CONNECTION_STRING: undefined,
  ServiceBusConnection: undefined,
  AzureWebJobsStorage: undefined,
  OIDC_ISSUER: undefined,
  // As in a development container; the app takes it for Azure's, where it trusts no local issuer.
  CONTAINER_NAME: 'development',
};
const log: string[] = [];
let stack: Stack | undefined;

afterAll(async () => {
  await stack?.stop();
  rmSync(data, { recursive: true });
});

test('each part can be killed and comes back on its port, and the app goes on', async () => {
  const ended: string[] = [];
  stack = await startStack({
    data,
    env,
    ports: ANY_PORTS,
    onLog: (part, line) => log.push(`${part}: ${line}`),
    onPartEnded: (part, how) => ended.push(`${part} ${how}`),
  });
  for (const name of ['service-bus', 'sql-server', 'blob-storage', 'issuer', 'functions-host'] as const) {
    const part = stack.part(name);
    await part?.kill();
    await eventually(`word of the end of ${name}`, () => ended.includes(`${name} SIGKILL`));
    expect((await stack.restart(name)).port).toBe(part?.port);
  }
  // A restart that was asked for is no part that ended by itself.
  await stack.restart('service-bus');
  expect(ended).toHaveLength(5);
  expect((await fetch(`${stack.url}/api/no-such-route`)).status).toBe(404);
});

test('a service that the settings name is used as it is, and its stand-in is not started', async () => {
  const second = await startStack({
    data: join(data, 'second'),
    env: {
      ...env,
      ServiceBusConnection: stack?.settings.ServiceBusConnection,
      AUDIT_CHAIN_KEYS: `1:${'a'.repeat(44)}`,
    },
    ports: ANY_PORTS,
  });
  try {
    expect(second.part('service-bus')).toBeUndefined();
    expect(second.part('sql-server')).toBeDefined();
    expect(second.settings).toMatchObject({
      ServiceBusConnection: stack?.settings.ServiceBusConnection,
      AUDIT_CHAIN_KEYS: `1:${'a'.repeat(44)}`,
      OIDC_ISSUER: `http://127.0.0.1:${second.part('issuer')?.port}`,
      OIDC_AUDIENCE: 'api://stepkeeper',
    });
  } finally {
    await second.stop();
  }
});
