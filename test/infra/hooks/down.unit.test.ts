import { KeepsData, postdown, predown } from '../../../infra/hooks/down';
import { FakeCloud, provisioned } from './fake-cloud';

it('tells what will be lost, by name', async () => {
  const cloud = new FakeCloud();
  await predown(cloud.effects());
  const said = cloud.said.join('\n');
  for (const name of ['rg-test', 'the database stepkeeper', 'sttest', 'kv-test']) expect(said).toContain(name);
});

it.each([
  [
    'what was asked to be kept',
    () => new FakeCloud(),
    { STEPKEEPER_KEEP_DATA: 'true' },
    /STEPKEEPER_KEEP_DATA is true/,
  ],
  ['a resource lock', () => Object.assign(new FakeCloud(), { locks: ['by-the-dba'] }), {}, /by-the-dba/],
  [
    'an immutability that is locked',
    () => Object.assign(new FakeCloud(), { locked: ['audit-anchors'] }),
    {},
    /audit-anchors in sttest/,
  ],
  [
    'a subscription that az does not look into',
    () => new FakeCloud(),
    { AZURE_SUBSCRIPTION_ID: 'sub-2' },
    /az account set --subscription sub-2/,
  ],
])('%s stops it before anything is deleted', async (_what, cloud, more, why) => {
  const failed = await predown(cloud().effects({ ...provisioned, ...more })).catch((error) => error);
  expect(failed).toBeInstanceOf(KeepsData);
  expect(failed.message).toMatch(why);
});

it("of somebody else's server it says what stays there", async () => {
  const cloud = new FakeCloud();
  await predown(cloud.effects({ ...provisioned, USE_EXISTING_SQL_SERVER: 'true' }));
  expect(cloud.said.join('\n')).toMatch(/Stays: your SQL Server.*id-test/);
  expect(cloud.said.join('\n')).not.toContain('with its backups');
});

it('a second time, with everything gone, there is nothing to stop for', async () => {
  const cloud = Object.assign(new FakeCloud(), { groupExists: false });
  await predown(cloud.effects());
  await predown(cloud.effects({}));
  await postdown(cloud.effects({}));
});

it('afterwards it names the vault that can be had back, and only ours', async () => {
  const cloud = new FakeCloud();
  await postdown(cloud.effects());
  await postdown(cloud.effects({ ...provisioned, KEY_VAULT_NAME: 'kv-other', RECOGNIZE_SCANS: 'true' }));
  expect(cloud.said).toEqual([
    'No vault is left',
    expect.stringContaining('az keyvault purge --name kv-other'),
    expect.stringContaining('Document Intelligence'),
  ]);
});
