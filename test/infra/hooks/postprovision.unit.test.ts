import { join } from 'node:path';
import { type Az, AzFailed } from '../../../infra/hooks/az';
import { EnvironmentFaulty } from '../../../infra/hooks/environment';
import { NoPublicAccess } from '../../../infra/hooks/firewall';
import { postprovision } from '../../../infra/hooks/postprovision';
import { FakeCloud, Killed, provisioned } from './fake-cloud';

const root = join(__dirname, '..', '..', '..');
const done = {
  secret: `1:${Buffer.alloc(48, 7).toString('base64')}`,
  read: `1:${Buffer.alloc(48, 7).toString('base64')}`,
  rules: [],
  users: [['id-test', '0x3D2C1B0A5F4E71608293A4B5C6D7E8F9']],
  members: ['id-test'],
  isDeployed: false,
};

it('makes the secret, migrates and lets the app into the database, with the firewall as it was', async () => {
  const cloud = new FakeCloud();
  await postprovision(cloud.effects(), root);
  expect(cloud.state).toEqual(done);
  expect(cloud.migrations).toBe(1);
  expect(cloud.calls.some((call) => call.includes('Bwc'))).toBe(false);
});

it('twice is once: the secret is the same one, and nothing else changes', async () => {
  const cloud = new FakeCloud();
  await postprovision(cloud.effects(), root);
  cloud.secret = 'of the first time';
  await postprovision(cloud.effects(), root);
  expect(cloud.state).toEqual({ ...done, secret: 'of the first time', read: 'of the first time' });
  expect(cloud.calls.filter((call) => call.startsWith('keyvault secret set'))).toHaveLength(1);
});

it('killed after any step, it ends as it would have when it is run again', async () => {
  let isWhole = false;
  let lives = 0;
  for (; !isWhole; lives += 1) {
    const cloud = new FakeCloud();
    try {
      await postprovision(cloud.effects(provisioned, lives), root);
      isWhole = true;
    } catch (error) {
      expect(error).toBeInstanceOf(Killed);
    }
    await postprovision(cloud.effects(), root);
    expect({ lives, ...cloud.state }).toEqual({ lives, ...done });
  }
  expect(lives).toBeGreaterThan(15);
});

it('waits for the role of the vault, and says so once', async () => {
  const cloud = new FakeCloud();
  cloud.refusals.secrets = 5;
  await postprovision(cloud.effects(), root);
  expect(cloud.state).toEqual(done);
  expect(cloud.said.filter((line) => line.includes('not in force yet'))).toHaveLength(1);
});

it('a role that never comes is told with what Azure says', async () => {
  const cloud = new FakeCloud();
  cloud.refusals.secrets = 1000;
  await expect(postprovision(cloud.effects(), root)).rejects.toThrow(/Caller is not authorized/);
});

it('a vault that answers its network alone is not waited for, and the way on is told', async () => {
  const effects = new FakeCloud().effects();
  let asked = 0;
  const az: Az = async (...args) => {
    asked += 1;
    throw new AzFailed(
      args,
      1,
      'ERROR: (Forbidden) Public network access is disabled. Inner error: ForbiddenByConnection',
    );
  };
  await expect(postprovision({ ...effects, az }, root)).rejects.toThrow(
    /kv-test can be reached from its network alone.*run\.js postprovision/,
  );
  expect(asked).toBe(1);
  const said: string[] = [];
  const skipping = { ...effects, az, say: (line: string) => said.push(line) };
  await postprovision({ ...skipping, variables: { ...provisioned, STEPKEEPER_MIGRATE: 'skip' } }, root);
  expect(said.join('\n')).toMatch(/kv-test can be reached from its network alone[\s\S]*stepkeeper migrate up/);
});

it('brings a deleted secret back instead of making a new one', async () => {
  const cloud = new FakeCloud();
  cloud.deletedSecret = 'the old one';
  await postprovision(cloud.effects(), root);
  expect(cloud.secret).toBe('the old one');
});

it('where the app cannot be told to read its secrets anew, that is said, and all else is done', async () => {
  const cloud = new FakeCloud();
  cloud.cannotRefresh = true;
  await postprovision(cloud.effects(), root);
  expect(cloud.state).toEqual({ ...done, read: undefined });
  expect(cloud.said.join('\n')).toMatch(/could not be told to read its secrets anew.*ResourceNotFound/);
});

it('takes its rules away also when the migration fails, and tells that failure', async () => {
  const cloud = new FakeCloud();
  cloud.migrationFails = true;
  await expect(postprovision(cloud.effects(), root)).rejects.toThrow('the migration failed');
  expect(cloud.state.rules).toEqual([]);
});

it('takes a rule away that an earlier run has left, and none of others', async () => {
  const cloud = new FakeCloud();
  cloud.rules.set('stepkeeper-deployer-1', '198.51.100.1').set('of the DBA', '198.51.100.2');
  await postprovision(cloud.effects(), root);
  expect(cloud.state.rules).toEqual([['of the DBA', '198.51.100.2']]);
});

it('behind a network with several addresses, each gets a rule', async () => {
  const cloud = new FakeCloud();
  cloud.addresses = ['203.0.113.7', '203.0.113.8'];
  await postprovision(cloud.effects(), root);
  expect(cloud.calls.filter((call) => call.includes('firewall-rule create'))).toHaveLength(2);
  expect(cloud.state).toEqual(done);
});

it('a database without a public door is told with both ways on', async () => {
  const cloud = new FakeCloud();
  cloud.publicAccess = false;
  const failed = await postprovision(cloud.effects(), root).catch((error) => error);
  expect(failed).toBeInstanceOf(NoPublicAccess);
  expect(failed.message).toMatch(/inside of it.*STEPKEEPER_MIGRATE skip/);
});

it('STEPKEEPER_MIGRATE=skip leaves the database alone, and prints what to run', async () => {
  const cloud = new FakeCloud();
  await postprovision(cloud.effects({ ...provisioned, STEPKEEPER_MIGRATE: 'skip' }), root);
  expect(cloud.state).toEqual({ ...done, users: [], members: [] });
  expect(cloud.migrations).toBe(0);
  expect(cloud.said.join('\n')).toMatch(
    /stepkeeper migrate up[\s\S]*grants\.sql[\s\S]*IF DATABASE_PRINCIPAL_ID\(N'id-test'\) IS NULL CREATE USER \[id-test\] WITH SID = 0x3D2C1B0A5F4E71608293A4B5C6D7E8F9, TYPE = E;/,
  );
});

it("leaves the firewall of somebody else's server alone", async () => {
  const cloud = new FakeCloud();
  cloud.rules.set('office', '203.0.113.7');
  await postprovision(cloud.effects({ ...provisioned, USE_EXISTING_SQL_SERVER: 'true' }), root);
  expect(cloud.calls.filter((call) => call.includes('firewall'))).toEqual([]);
  expect(cloud.state.members).toEqual(['id-test']);
});

it('a user of an identity that was made anew is replaced', async () => {
  const cloud = new FakeCloud();
  cloud.users.set('id-test', '0x00000000000000000000000000000000');
  await postprovision(cloud.effects(), root);
  expect(cloud.state).toEqual(done);
});

it('an output that is not there is named with the way to get it', async () => {
  const { KEY_VAULT_NAME: _gone, ...rest } = provisioned;
  const failed = await postprovision(new FakeCloud().effects({ ...rest, APP_IDENTITY_NAME: 'x] --' }), root).catch(
    (error) => error,
  );
  expect(failed).toBeInstanceOf(EnvironmentFaulty);
  expect(failed.faults).toEqual([
    'APP_IDENTITY_NAME is not the name of a user-assigned identity',
    'KEY_VAULT_NAME is not in the environment: `azd provision` sets it, `azd env refresh` reads it again',
  ]);
});
