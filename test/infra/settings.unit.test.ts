// The code's settings and Azure's are the same ones: each that is read is set or is known not to be, and each that is set is read.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../shared/config';
import { root } from './documents';
import { clientId, onAzure, readByTheCode, setByBicep } from './settings';

const read = readByTheCode();

/** Read, and never set by Bicep: why. */
const notOnAzure: Readonly<Record<string, string>> = {
  ServiceBusConnection: 'a connection string of the local stack; on Azure the identity',
  AzureWebJobsStorage: 'a connection string of the local stack; on Azure the identity',
  OIDC_ALLOW_LOCAL_ISSUER: 'the local stack trusts an issuer of its own; without effect on Azure',
  WEBSITE_AUTH_ENABLED: 'said by App Service itself',
  WEBSITE_INSTANCE_ID: 'said by Azure itself',
  WEBSITE_SITE_NAME: 'said by Azure itself',
  WEBSITE_POD_NAME: 'said by Azure itself',
  CONTAINER_NAME: 'said by Azure itself',
  WEBSITE_SKU: 'said by Azure itself',
};

const identity =
  'https://learn.microsoft.com/azure/azure-functions/functions-reference#common-properties-for-identity-based-connections';
const hostStorage =
  'https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity';
/** Set, and read by the Functions host or its worker alone: where it says so. */
const ofTheHost: Readonly<Record<string, string>> = {
  AzureWebJobsStorage__credential: identity,
  AzureWebJobsStorage__clientId: identity,
  AzureWebJobsStorage__queueServiceUri: hostStorage,
  AzureWebJobsStorage__tableServiceUri: hostStorage,
  ServiceBusConnection__credential: identity,
  ServiceBusConnection__clientId: identity,
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING:
    'https://learn.microsoft.com/azure/azure-functions/functions-app-settings#applicationinsights_authentication_string',
  FUNCTIONS_REQUEST_BODY_SIZE_LIMIT:
    'https://learn.microsoft.com/azure/azure-functions/functions-app-settings#functions_request_body_size_limit',
  languageWorkers__node__arguments:
    'https://learn.microsoft.com/azure/azure-functions/functions-app-settings#languageworkers__node__arguments',
};

test('every setting that the code reads is set by Bicep, or is known not to be', () => {
  expect([...read].filter((name) => !setByBicep.has(name) && !Object.hasOwn(notOnAzure, name))).toEqual([]);
});

test('every setting that Bicep sets is read by the code or by the host', () => {
  expect([...setByBicep].filter((name) => !read.has(name) && !Object.hasOwn(ofTheHost, name))).toEqual([]);
});

test('the exceptions are still ones', () => {
  expect(Object.keys(notOnAzure).filter((name) => !read.has(name) || setByBicep.has(name))).toEqual([]);
  expect(Object.keys(ofTheHost).filter((name) => !setByBicep.has(name) || read.has(name))).toEqual([]);
});

test('every setting of the code is in the table of docs/architecture.md, and no other', () => {
  const [, section = ''] = readFileSync(join(root, 'docs/architecture.md'), 'utf8').split('\n## Settings\n');
  const [table = ''] = section.split('\n## ');
  const told = [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  const platform = Object.keys(notOnAzure).filter((name) => /^(?:WEBSITE_|CONTAINER_)/.test(name));
  expect([...told].sort()).toEqual([...read].filter((name) => !platform.includes(name)).sort());
});

describe('what Bicep sets, the code takes', () => {
  const sql = { SQL_SERVER: 'sql.database.windows.net', SQL_DATABASE: 'sqldb-stepkeeper' };

  test('with a database that the identity enters', () => {
    expect(readConfig(onAzure(sql))).toMatchObject({
      sql: { by: 'identity', clientId: clientId },
      serviceBus: { by: 'identity' },
      blobs: { by: 'identity' },
      auth: { mode: 'oidc' },
      answers: { deployed: true },
    });
  });

  test('with a connection string out of the vault, and with all that is optional', () => {
    const config = readConfig(
      onAzure({
        SQL_CONNECTION_STRING: 'Server=sql.example;Database=jobs',
        OIDC_JWKS_URI: 'https://login.example/keys',
        AUTH_PROFILE_CLAIM: 'profile',
        RESUMES_DRAFT_CONFIDENCE: '0.9',
        RESUMES_OCR_ENDPOINT: 'https://di.cognitiveservices.azure.com/',
      }),
    );
    expect(config.sql.by).toBe('connection-string');
    expect(config.resumes.recognition?.clientId).toBe(clientId);
  });
});
