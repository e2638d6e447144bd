import { join } from 'node:path';
import { postdeploy } from '../../../infra/hooks/postdeploy';
import { ProbeFailed } from '../../../infra/hooks/probe';
import { FakeCloud, Killed, provisioned } from './fake-cloud';

const root = join(__dirname, '..', '..', '..');
const withToken = { ...provisioned, STEPKEEPER_SMOKE_TOKEN: 'a.b.c' };

/** An app whose drafts are written and read, as the API answers. */
function anApp() {
  const cloud = new FakeCloud();
  const plain = cloud.status;
  let draft: string | undefined;
  cloud.status = (url, request) => {
    const authorised = new Headers(request.headers).get('Authorization') === 'Bearer a.b.c';
    if (!url.endsWith('/draft')) return plain(url, request);
    if (!authorised) return { status: 401 };
    if (request.method === 'PUT') draft = String(request.body);
    if (request.method === 'DELETE') draft = undefined;
    return request.method === 'DELETE' ? { status: 204 } : { status: draft ? 200 : 404, body: draft ?? '' };
  };
  return { cloud, draft: () => draft };
}

it('waits until the app is ready, before anything is asked of it', async () => {
  const cloud = new FakeCloud();
  let asked = 0;
  const plain = cloud.status;
  cloud.status = (url, request) => (url.endsWith('/ready') && asked++ < 3 ? { status: 503 } : plain(url, request));
  await postdeploy(cloud.effects(), root);
  expect(cloud.calls.slice(0, 5).map((call) => call.slice(-3))).toEqual(['503', '503', '503', '200', 'ate']);
});

it('an app that is never ready is told with its last answer', async () => {
  const cloud = new FakeCloud();
  cloud.status = () => ({ status: 503, body: 'sql: timeout' });
  await expect(postdeploy(cloud.effects(), root)).rejects.toThrow(/api\/ready: 503 sql: timeout/);
});

it('subscribes to storage events with the names that were provisioned', async () => {
  const cloud = new FakeCloud();
  await postdeploy(cloud.effects(), root);
  const [created] = cloud.calls.filter((call) => call.startsWith('deployment group create'));
  expect(created).toMatch(
    /event-subscriptions\.bicep --parameters eventGridTopicName=evgt-test functionAppName=func-test /,
  );
});

it('tries again while the webhook does not answer, and not for other errors', async () => {
  const cloud = new FakeCloud();
  cloud.refusals.webhook = 3;
  await postdeploy(cloud.effects(), root);
  expect(cloud.deployments).toBe(1);
  expect(cloud.calls.filter((call) => call.startsWith('deployment group create'))).toHaveLength(4);
});

it('an app that lets strangers write fails the deployment', async () => {
  const cloud = new FakeCloud();
  cloud.status = (_url, { method }) => ({ status: method === 'PUT' ? 202 : 200 });
  await expect(postdeploy(cloud.effects(), root)).rejects.toThrow(ProbeFailed);
});

it('with a token a draft is written, read back and discarded', async () => {
  const { cloud, draft } = anApp();
  await postdeploy(cloud.effects(withToken), root);
  expect(draft()).toBeUndefined();
  expect(cloud.said.join('\n')).toContain('A draft went through the queue into the database');
  expect(cloud.said.join('\n')).not.toContain('Not checked');
});

it('the draft is discarded also when it is not read back as it was', async () => {
  const { cloud, draft } = anApp();
  const plain = cloud.status;
  cloud.status = (url, request) =>
    url.endsWith('/draft') && !request.method ? { status: 200, body: '{}' } : plain(url, request);
  await expect(postdeploy(cloud.effects(withToken), root)).rejects.toThrow(/must be read back/);
  expect(draft()).toBeUndefined();
});

it('without a token, and with one that may not write, it says what was not checked', async () => {
  const cloud = new FakeCloud();
  await postdeploy(cloud.effects(), root);
  expect(cloud.said.at(-1)).toMatch(/^Not checked: a write .* no token. Set STEPKEEPER_SMOKE_TOKEN/);
  const plain = cloud.status;
  cloud.status = (url, request) => (url.endsWith('/draft') ? { status: 403, body: 'forbidden' } : plain(url, request));
  await postdeploy(cloud.effects(withToken), root);
  expect(cloud.said.at(-1)).toMatch(/^Not checked: a write .* no role that may write/);
});

it('asked not to probe, it subscribes alone and says what was not checked', async () => {
  const cloud = new FakeCloud();
  await postdeploy(cloud.effects({ ...provisioned, STEPKEEPER_PROBE: 'skip' }), root);
  expect(cloud.calls).toEqual([expect.stringMatching(/^deployment group create/)]);
  expect(cloud.said.at(-1)).toMatch(/^Not checked: whether the app is ready/);
});

it('killed after any step, it ends as it would have when it is run again', async () => {
  let isWhole = false;
  for (let lives = 0; !isWhole; lives += 1) {
    const { cloud, draft } = anApp();
    try {
      await postdeploy(cloud.effects(withToken, lives), root);
      isWhole = true;
    } catch (error) {
      // A killed probe looks to the rest of it like an app that does not answer.
      if (!(error instanceof ProbeFailed)) expect(error).toBeInstanceOf(Killed);
    }
    await postdeploy(cloud.effects(withToken), root);
    expect({ lives, deployed: cloud.state.isDeployed, draft: draft() }).toEqual({
      lives,
      deployed: true,
      draft: undefined,
    });
  }
});
