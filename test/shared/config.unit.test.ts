import { ConfigError, readConfig } from '../../shared/config';

const usable = {
  SQL_CONNECTION_STRING: 'Server=sql.example;Database=jobs',
  ServiceBusConnection: 'Endpoint=sb://bus.example/',
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
  AUDIT_CHAIN_KEY: Buffer.alloc(32, 1).toString('base64'),
  AUTH_MODE: 'development',
};

function faultsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

test('the settings of a local app are enough, the rest has its usual value', () => {
  expect(readConfig(usable)).toMatchObject({
    sql: { by: 'connection-string', connectionString: usable.SQL_CONNECTION_STRING },
    commandQueue: 'profile-commands',
    chainKey: { id: '1', key: Buffer.alloc(32, 1) },
    writer: { retryBudgetMs: 40_000 },
  });
});

test('with no settings at all, everything that is missing is told at once', () => {
  const faults = faultsOf({}).join('\n');
  for (const name of [
    'SQL_CONNECTION_STRING',
    'ServiceBusConnection',
    'AzureWebJobsStorage',
    'AUDIT_CHAIN_KEY',
    'AUTH_MODE',
  ])
    expect(faults).toContain(name);
});

test('a bad value is told together with a missing one', () => {
  const faults = faultsOf({ ...usable, AUDIT_CHAIN_KEY: 'c2hvcnQ=', AzureWebJobsStorage: undefined });
  expect(faults).toEqual([
    'AUDIT_CHAIN_KEY must be at least 32 random bytes in base64',
    'AzureWebJobsStorage is missing (or AzureWebJobsStorage__blobServiceUri)',
  ]);
});

test('a deployed app refuses development authentication', () => {
  expect(faultsOf({ ...usable, WEBSITE_INSTANCE_ID: 'a1' })).toEqual([
    expect.stringContaining('AUTH_MODE=development'),
  ]);
});
