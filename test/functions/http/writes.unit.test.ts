// What holds for every write, whatever it writes.
import fc from 'fast-check';
import { readCommand } from '../../../shared/commands/kinds';
import { isUuid } from '../../../shared/sections/text';
import { profileId, writeTools } from './call';
import { ask, itemTag, sessionId, writeNamed, writes } from './writes';

const names = writes.map(({ name }) => name);
const conditional = /^(?:submit-step|save-draft|discard-draft|put-.+|patch-.+|delete-.+)$/;

describe.each(names)('%s', (name) => {
  it('is answered with 202 and where to ask for the outcome, and is read by the writer', async () => {
    const tools = writeTools();
    const { status, headers, body } = await ask(name, tools);
    expect(status).toBe(202);
    const [command] = tools.sent;
    expect(headers.location).toBe(`/api/profiles/${profileId}/operations/${command?.operationId}`);
    expect(body).toMatchObject({ operationId: command?.operationId, status: 'pending' });
    const onTheWire = JSON.parse(JSON.stringify(command));
    expect(readCommand(onTheWire)).toEqual({ ok: true, command: onTheWire });
  });

  it('carries what the headers say', async () => {
    const tools = writeTools();
    const given = { 'Session-Id': sessionId.toUpperCase(), Revision: '7', 'Change-Reason': 'moved' };
    await ask(name, tools, { headers: given });
    expect(tools.sent[0]).toMatchObject({ sessionId, revision: 7, reason: 'moved', profileId });
  });

  it('under its Idempotency-Key is the same command each time, but for times and what is told of the request', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\w.-]{1,40}$/), fc.option(fc.nat()), async (key, revision) => {
        const tools = writeTools();
        const headers = { 'Idempotency-Key': key, ...(revision === null ? {} : { Revision: `${revision}` }) };
        const locations = [];
        for (const traceId of ['a', 'b']) {
          const traceparent = `00-${traceId.repeat(32)}-${traceId.repeat(16)}-01`;
          const answer = await ask(name, tools, { headers: { ...headers, traceparent } });
          locations.push(answer.headers.location);
        }
        const [first, second] = tools.sent.map((command) => withoutTimes(JSON.stringify(command)));
        expect(first).toMatch(/"fingerprint":"[0-9a-f]{64}"/);
        expect(second).toBe(first);
        expect(locations[1]).toBe(locations[0]);
        expect(locations[0]).toMatch(/\?fingerprint=[0-9a-f]{16}$/);
      }),
      { numRuns: 20 },
    );
  });

  it('without a key is another operation each time', async () => {
    const tools = writeTools();
    await ask(name, tools);
    await ask(name, tools);
    const ids = tools.sent.map(({ operationId }) => operationId);
    expect(ids.every(isUuid)).toBe(true);
    expect(new Set(ids).size).toBe(2);
  });

  it('gives the outcome to who waits for it', async () => {
    const waits: number[] = [];
    const wait = async (_key: unknown, ms: number) => {
      waits.push(ms);
      return undefined;
    };
    const { status, headers } = await ask(name, writeTools({ outcomes: { wait } }), { headers: { Prefer: 'wait=3' } });
    expect(status).toBe(202);
    expect(headers['preference-applied']).toBe('wait=3');
    expect(waits).toEqual([3_000]);
  });

  it.each([
    ['Session-Id', 'x'],
    ['Revision', '-1'],
    ['Idempotency-Key', '""'],
    ['Change-Reason', ''],
    ['Prefer', 'wait=long'],
    ['If-Match', '*'],
    ['If-Match', 'W/"v1-d1"'],
    ['If-None-Match', '"v1-d1"'],
  ])('is 400 for %s: %s, which it names, and nothing is sent', async (header, value) => {
    const tools = writeTools();
    const { status, body } = await ask(name, tools, { headers: { [header]: value } });
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: 'urn:stepkeeper:problem:malformed-header', header });
    expect(tools.sent).toEqual([]);
  });

  it('is 400 for a query parameter, and for a profile id that is none', async () => {
    const { route } = writeNamed(name);
    const path = `/${route}?debug=1`.replaceAll(/[{}]|:guid/g, '');
    expect(await ask(name, writeTools(), { path })).toMatchObject({ status: 400, body: { parameter: 'debug' } });
    const answer = await ask(name, writeTools(), { params: { profileId: '7' } });
    expect(answer.body).toMatchObject({ status: 400, type: 'urn:stepkeeper:problem:malformed-id' });
  });
});

describe('a condition', () => {
  it.each(names.filter((name) => !conditional.test(name)))(
    'is refused by %s, which could not keep it',
    async (name) => {
      for (const tag of ['"v1-d1"', `"${itemTag}"`]) {
        const { status, body } = await ask(name, writeTools(), { headers: { 'If-Match': tag } });
        expect(status).toBe(400);
        expect(body).toMatchObject({ header: 'If-Match', detail: expect.stringContaining('Leave it out') });
      }
    },
  );
});

/** A command as text, without its times and what stands in it of the one request that brought it. */
function withoutTimes(command: string): string {
  return command.replaceAll(/"(?:acceptedAt|occurredAt|correlationId|traceparent)":"[^"]*"/g, '""');
}
