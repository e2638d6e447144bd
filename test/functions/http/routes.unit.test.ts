import { health, type Probes, ready } from '../../../functions/http/health';
import { httpFunctions } from '../../../functions/http/register';
import { operations } from '../../../shared/api/operations';
import type { Role } from '../../../shared/commands/roles';
import { forAnybody, forAnybodyNamed } from '../../../shared/http/guarded';
import { bound, call, guardOf, profileId, writeTools } from './call';
import { noReads } from './no-reads';

const never = () => Promise.reject(new Error('must not be asked'));
const tools = {
  ...noReads,
  ...writeTools(),
  readBulk: never,
  uploadMinutes: 15,
  probes: { queue: never, sql: never, blob: never },
};
const functions = httpFunctions(tools, guardOf());
const fallback = functions.find(({ name }) => name === 'unknown-route');

it('every operation of the API has its function, and there are no others', () => {
  const names = functions.map(({ name }) => name).filter((name) => name !== 'unknown-route');
  expect(names).toEqual(operations.map(({ name }) => name));
});

describe('what no other function answers', () => {
  const ask = (method: string, path: string) => {
    if (!fallback) throw new Error('there is no fallback');
    return call(fallback.handler, { method, path, params: {} });
  };

  it('is 404 for a path that is none', async () => {
    for (const path of ['/', '/nothing', '/profiles', `/profiles/${profileId}/steps/address/x`]) {
      expect(await ask('GET', path)).toMatchObject({
        status: 404,
        body: { type: 'urn:stepkeeper:problem:no-such-route' },
      });
    }
  });

  it('is 405 for another method, with those that are allowed', async () => {
    const step = await ask('DELETE', `/profiles/${profileId}/steps/address`);
    expect(step).toMatchObject({ status: 405, body: { type: 'urn:stepkeeper:problem:method-not-allowed' } });
    expect(step.headers.allow).toBe('GET, HEAD, PUT');
    expect((await ask('POST', `/profiles/${profileId}/history`)).headers.allow).toBe('GET, HEAD');
    expect((await ask('POST', '/health/')).headers.allow).toBe('GET, HEAD');
  });

  it('comes after all other functions in the order of names, in which the host asks them', () => {
    expect(
      functions
        .map(({ name }) => name)
        .sort()
        .at(-1),
    ).toBe('unknown-route');
  });
});

it('health says that the app is alive, whatever else is not', async () => {
  expect(await call(bound(forAnybody(health())), { path: '/health' })).toMatchObject({
    status: 200,
    body: { status: 'alive' },
  });
});

describe('ready', () => {
  const reached = async () => undefined;
  const away = () => Promise.reject(new TypeError('no route to 10.1.2.3, password=x'));
  const ask = (probes: Probes, role: Role) =>
    call(bound(forAnybodyNamed(ready(probes)), role), { path: '/ready', params: {} });

  describe('however often it is asked', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('probes once at a time, and tells for 2 s what was found', async () => {
      let probed = 0;
      const probe = async () => {
        probed += 1;
        if (probed > 1) throw new TypeError('away');
      };
      const handler = bound(forAnybodyNamed(ready({ queue: probe, sql: reached, blob: reached })));
      const statuses = async () => {
        const asked = { path: '/ready', params: {} };
        return (await Promise.all([call(handler, asked), call(handler, asked)])).map(({ status }) => status);
      };
      expect([await statuses(), probed]).toEqual([[200, 200], 1]);
      await jest.advanceTimersByTimeAsync(1_999);
      expect([await statuses(), probed]).toEqual([[200, 200], 1]);
      await jest.advanceTimersByTimeAsync(1);
      expect([await statuses(), probed]).toEqual([[503, 503], 2]);
    });
  });

  it('is 200, and tells an operator the latency of each service', async () => {
    const probes = { queue: reached, sql: reached, blob: reached };
    const check = { reached: true, latencyMs: expect.any(Number) };
    const checks = { queue: check, sql: check, blob: check };
    expect(await ask(probes, 'operator')).toMatchObject({ status: 200, body: { status: 'ready', checks } });
    expect((await ask(probes, 'candidate')).body).toEqual({ status: 'ready' });
  });

  it('is 503 that names to an operator what is not reached, and tells nobody but the log why', async () => {
    const probes = { queue: reached, sql: away, blob: away };
    const answer = await ask(probes, 'operator');
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.body).toMatchObject({
      type: 'urn:stepkeeper:problem:not-ready',
      checks: { queue: { reached: true }, sql: { reached: false }, blob: { reached: false } },
    });
    expect(answer.text + answer.log.join()).not.toMatch(/10\.1\.2\.3|password/);
    expect(answer.log).toHaveLength(2);
    expect((await ask(probes, 'candidate')).text).not.toMatch(/sql|blob/);
  });
});
