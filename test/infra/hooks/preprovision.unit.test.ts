import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Az, AzFailed } from '../../../infra/hooks/az';
import { EnvironmentFaulty } from '../../../infra/hooks/environment';
import {
  administratorFaults,
  authFaults,
  missingParameters,
  preprovision,
  sqlFaults,
} from '../../../infra/hooks/preprovision';
import { FakeCloud } from './fake-cloud';

const fine = {
  AZURE_ENV_NAME: 'test',
  AZURE_LOCATION: 'West Europe',
  AZURE_SUBSCRIPTION_ID: 'sub-1',
  OIDC_ISSUER: 'https://issuer.example/v2.0',
  OIDC_AUDIENCE: 'api-1',
};
let root: string;

/** What azd replaces in a file of parameters. */
const placeholder = (name: string) => ['$', '{', name, '}'].join('');

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'preprovision-'));
  mkdirSync(join(root, 'infra'));
  const parameters = {
    environmentName: { value: placeholder('AZURE_ENV_NAME') },
    budget: { value: placeholder('BUDGET=100') },
    size: { value: placeholder('SIZE') },
  };
  writeFileSync(join(root, 'infra', 'main.parameters.json'), JSON.stringify({ parameters }));
});
afterAll(() => rmSync(root, { recursive: true }));

const faultsOf = async (variables: Readonly<Record<string, string>>, az?: Az): Promise<readonly string[]> => {
  const effects = new FakeCloud().effects(variables);
  const failed = await preprovision(az ? { ...effects, az } : effects, root).then(
    () => undefined,
    (error) => error,
  );
  if (failed === undefined) return [];
  expect(failed).toBeInstanceOf(EnvironmentFaulty);
  return failed.faults;
};

it('has nothing to say where all is set', async () => {
  expect(await faultsOf({ ...fine, SIZE: 's' })).toEqual([]);
});

it('names everything that is missing at once, with the command that sets it', async () => {
  expect(await faultsOf({ AZURE_SUBSCRIPTION_ID: 'sub-1', OIDC_ISSUER: '' })).toEqual([
    expect.stringMatching(/^SIZE is not set: azd env set SIZE/),
    expect.stringMatching(/^OIDC_ISSUER .*azd env set OIDC_ISSUER/),
    expect.stringMatching(/^OIDC_AUDIENCE .*azd env set OIDC_AUDIENCE/),
  ]);
});

it('asks for no parameter that has a default or that azd fills in', () => {
  const names = ['AZURE_ENV_NAME', 'AZURE_LOCATION', 'AZURE_PRINCIPAL_TYPE', 'A=', 'B=x', 'C'];
  expect(missingParameters(names.map(placeholder).join(' '), {})).toEqual([expect.stringMatching(/^C is not set/)]);
});

it.each([
  [{ ...fine, OIDC_ISSUER: 'http://issuer.example' }, /^OIDC_ISSUER/],
  [{ ...fine, OIDC_ISSUER: 'https://localhost:7072' }, /^OIDC_ISSUER/],
  [{ ...fine, CORS_ALLOWED_ORIGINS: 'https://app.example/path' }, /^CORS_ALLOWED_ORIGINS must hold origins/],
  [{ ...fine, CORS_ALLOWED_ORIGINS: '*' }, /^CORS_ALLOWED_ORIGINS must name each origin/],
])('%j is refused by the rules of the app itself', (variables, fault) => {
  expect(authFaults(variables)).toEqual([expect.stringMatching(fault)]);
});

it('an empty variable of a pipeline is one that is not set', () => {
  expect(authFaults({ ...fine, CORS_ALLOWED_ORIGINS: '', AUTH_MODE: '' })).toEqual([]);
});

it.each([
  [{}, undefined],
  [{ EXISTING_SQL_SERVER: 's.example.net' }, /USE_EXISTING_SQL_SERVER is not true/],
  [{ USE_EXISTING_SQL_SERVER: 'true' }, undefined],
  [{ USE_EXISTING_SQL_SERVER: 'true', EXISTING_SQL_SERVER: 's.example.net' }, /belong together/],
  [{ USE_EXISTING_SQL_SERVER: 'true', EXISTING_SQL_SERVER: 's', EXISTING_SQL_DATABASE: 'jobs' }, /must be a host name/],
  [{ USE_EXISTING_SQL_SERVER: 'true', EXISTING_SQL_SERVER: 's.example.net', EXISTING_SQL_DATABASE: 'jobs' }, undefined],
])('of the database, %j', (variables, fault) => {
  expect(sqlFaults(variables)).toEqual(fault ? [expect.stringMatching(fault)] : []);
});

it('an az that is not signed in, or works somewhere else, is told with the remedy', async () => {
  const signedOut: Az = async (...args) => {
    throw new AzFailed(args, 1, "Please run 'az login'");
  };
  expect(await faultsOf({ ...fine, SIZE: 's' }, signedOut)).toEqual([expect.stringMatching(/az login/)]);
  expect(await faultsOf({ ...fine, SIZE: 's', AZURE_SUBSCRIPTION_ID: 'sub-2' })).toEqual([
    expect.stringMatching(/az account set --subscription sub-2/),
  ]);
});

it('a region without Flex Consumption is told, with those that have it', async () => {
  expect(await faultsOf({ ...fine, SIZE: 's', AZURE_LOCATION: 'moonbase' })).toEqual([
    expect.stringMatching(/^AZURE_LOCATION is moonbase.*eastus, westeurope/),
  ]);
});

it.each([
  ['a person deploys', {}, 'user', undefined],
  ['a pipeline deploys', {}, 'servicePrincipal', /^SQL_ADMINISTRATOR_ID is not set.*a group/],
  ['a pipeline deploys to a server that is there', { USE_EXISTING_SQL_SERVER: 'true' }, 'servicePrincipal', undefined],
  ['a group administers', { SQL_ADMINISTRATOR_ID: 'g', SQL_ADMINISTRATOR_NAME: 'dbas' }, 'servicePrincipal', undefined],
  ['a name is given alone', { SQL_ADMINISTRATOR_NAME: 'dbas' }, 'user', /without SQL_ADMINISTRATOR_ID/],
])('of the administrator, when %s', (_when, variables, type, fault) => {
  expect(administratorFaults(variables, type)).toEqual(fault ? [expect.stringMatching(fault)] : []);
});

it('a provider that is not registered is told before the network is made', async () => {
  const cloud = Object.assign(new FakeCloud(), { provider: 'NotRegistered' });
  const failed = await preprovision(cloud.effects({ ...fine, SIZE: 's' }), root).catch((error) => error);
  expect(failed.faults).toEqual([expect.stringMatching(/az provider register --namespace Microsoft.App/)]);
});
