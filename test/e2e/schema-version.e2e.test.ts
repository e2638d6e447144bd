// A database that the app does not belong to, on the whole stack: nothing is read or written there, and what is accepted waits.
import { randomUUID } from 'node:crypto';
import { schemaVersions } from '../../shared/sql/schema-version';
import { anItem } from '../factories/items';
import { eventually } from '../local/eventually';
import { startTestStack, type TestStack } from './stack';

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack();
}, 180_000);
afterAll(async () => {
  await stack?.stop();
}, 60_000);

jest.setTimeout(120_000);

async function applied(version: number): Promise<void> {
  await stack.rows(
    `INSERT INTO dbo.StepkeeperMigration (number, name, checksum) VALUES (${version}, '${version}-later', '${'0'.repeat(64)}');`,
  );
}

async function restarted(): Promise<void> {
  await stack.kill('functions-host');
  await stack.restart('functions-host');
}

test('the app runs on the schema of the next release, refuses the one after it, and then goes on where it was', async () => {
  const profileId = randomUUID();
  await applied(schemaVersions.newest);
  await restarted();
  const before = await stack.client.submit(profileId, 'address', { addresses: [anItem('addresses')] });
  expect(await stack.client.outcomeOf(before)).toMatchObject({ status: 'applied' });

  await applied(schemaVersions.newest + 1);
  await restarted();
  const accepted = await stack.client.submit(profileId, 'education', {
    education: [anItem('education')],
    certifications: [],
  });
  expect(accepted.status).toBe(202);
  expect(await stack.client.get('/api/ready')).toMatchObject({ status: 503 });
  expect(await stack.client.getStep(profileId, 'address')).toMatchObject({
    status: 503,
    body: { type: expect.stringContaining('database-unavailable') },
  });
  const said = `found-${schemaVersions.newest + 1}-runs-with-${schemaVersions.oldest}-and-${schemaVersions.newest}`;
  await eventually('the refusal in the log', async () => stack.log().some((line) => line.includes(said)), 30_000);

  await stack.rows(`DELETE FROM dbo.StepkeeperMigration WHERE number = ${schemaVersions.newest + 1};`);
  expect(await stack.client.outcomeOf(accepted)).toMatchObject({ status: 'applied' });
  await eventually('readiness', async () => (await stack.client.get('/api/ready')).status === 200, 30_000);
});
