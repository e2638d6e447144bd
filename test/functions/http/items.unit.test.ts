import { itemOperations } from '../../../shared/api/operations/items';
import { readCommand } from '../../../shared/commands/kinds';
import { validateItem } from '../../../shared/sections/validate';
import { anItem } from '../../factories/items';
import { type Asked, anOutcome, payloadOf, profileId, writeTools } from './call';
import { ask, itemId, itemTag } from './writes';

const project = { name: 'Compiler' };
const other = '0190a1b2-0000-7000-8000-0000000000ff';

async function sent(name: string, asked: Asked = {}) {
  const tools = writeTools();
  const answer = await ask(name, tools, asked);
  return { ...answer, command: tools.sent[0], sent: tools.sent };
}

const errorsOf = (body: Readonly<Record<string, unknown>>) =>
  (body.errors as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);

describe('POST of an item', () => {
  it('is told the address of what it creates', async () => {
    const { status, headers, body, command } = await sent('create-project', { body: { itemId, ...project } });
    expect(status).toBe(202);
    expect(command).toMatchObject({
      kind: 'put-item',
      step: 'projects',
      section: 'projects',
      itemId,
      payload: project,
    });
    expect(body).toEqual({ operationId: command?.operationId, status: 'pending', itemId });
    expect(headers['content-location']).toBe(`/api/profiles/${profileId}/projects/${itemId}`);
    expect(headers.location).toContain('/operations/');
  });

  it('creates and never replaces', async () => {
    const { command } = await sent('create-project', { body: { itemId, ...project } });
    expect(command).toMatchObject({ expectedTag: 'none' });
  });

  it('without an itemId makes one of the operation, so that a retry under the key names the same item', async () => {
    const tools = writeTools();
    const again = { headers: { 'Idempotency-Key': 'k1' } };
    const first = await ask('create-project', tools, { body: project, ...again });
    const second = await ask('create-project', tools, { body: { itemId: null, ...project }, ...again });
    const another = await ask('create-project', tools, { body: project });
    expect(second.body.itemId).toBe(first.body.itemId);
    expect(another.body.itemId).not.toBe(first.body.itemId);
    expect(tools.sent[1]).toMatchObject({ itemId: first.body.itemId, fingerprint: tools.sent[0]?.fingerprint });
  });

  it('that waits for the outcome gets the address with it', async () => {
    const tools = writeTools({
      outcomes: { wait: async () => ({ ...anOutcome, kind: 'put-item', fingerprint: null }) },
    });
    const asked = { body: { itemId, ...project }, headers: { Prefer: 'wait=1' } };
    const { status, headers, body } = await ask('create-project', tools, asked);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'applied', itemId });
    expect(headers['content-location']).toMatch(new RegExp(`/projects/${itemId}$`));
  });

  it('with an itemId that is none is refused', async () => {
    const { status, body } = await sent('create-project', { body: { itemId: 7, ...project } });
    expect(status).toBe(422);
    expect(errorsOf(body)).toEqual(['/itemId wrong_type']);
  });
});

describe('PUT of an item', () => {
  const put = (asked: Asked) => sent('put-project', { body: project, ...asked });

  it('has the id of its path, in lower case, and may say it again as GET does', async () => {
    const params = { profileId, itemId: itemId.toUpperCase() };
    const { command } = await put({ params, body: { itemId: itemId.toUpperCase(), ...project } });
    expect(command).toMatchObject({ itemId, payload: project });
    expect(payloadOf(command)).not.toHaveProperty('itemId');
    expect(command).not.toHaveProperty('expectedTag', 'none');
  });

  it('with the id of another item is refused', async () => {
    const { status, body } = await put({ body: { itemId: other, ...project } });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { path: '/itemId', code: 'not_allowed', message: expect.stringContaining('the itemId that stands in the path') },
    ]);
  });

  it('with If-Match replaces what the client saw, and with If-None-Match: * nothing', async () => {
    const replaced = await put({ headers: { 'If-Match': `"${itemTag}"` } });
    expect(replaced.command).toMatchObject({ expectedTag: itemTag });
    const created = await put({ headers: { 'If-None-Match': '*' } });
    expect(created.command).toMatchObject({ expectedTag: 'none' });
  });

  it.each([
    ['the tag of a step', { 'If-Match': '"v3-d5"' }, 'If-Match', '27 characters'],
    ['*', { 'If-Match': '*' }, 'If-Match', '27 characters'],
    ['a weak tag', { 'If-Match': `W/"${itemTag}"` }, 'If-Match', '27 characters'],
    ['two tags', { 'If-Match': `"${itemTag}", "${itemTag}"` }, 'If-Match', '27 characters'],
    ['a tag not to match', { 'If-None-Match': `"${itemTag}"` }, 'If-None-Match', 'Send * to create'],
    ['both conditions', { 'If-Match': `"${itemTag}"`, 'If-None-Match': '*' }, 'If-Match', 'either'],
  ])('is 400 for %s, and names what to send', async (_name, headers, header, remedy) => {
    const { status, body, sent: commands } = await put({ headers });
    expect(status).toBe(400);
    expect(body).toMatchObject({ header, detail: expect.stringContaining(remedy) });
    expect(commands).toEqual([]);
  });

  it('of another item, with another tag, revision or content is another request under the same key', async () => {
    const asked: Asked[] = [
      {},
      { params: { profileId, itemId: other } },
      { headers: { 'If-Match': `"${itemTag}"` } },
      { headers: { Revision: '2' } },
      { body: { name: 'Linker' } },
    ];
    const fingerprints = await Promise.all(
      asked.map(async (one) => {
        const { command } = await put({ ...one, headers: { ...one.headers, 'Idempotency-Key': 'k1' } });
        return command?.fingerprint;
      }),
    );
    expect(new Set(fingerprints).size).toBe(asked.length);
  });

  it('is the same request in whatever order its keys come', async () => {
    const headers = { 'Idempotency-Key': 'k1' };
    const one = await put({ headers, body: '{"name":"A","role":"B","itemId":null}' });
    const same = await put({ headers, body: '{"role":"B","name":"A"}' });
    expect(same.command?.fingerprint).toBe(one.command?.fingerprint);
    expect(JSON.stringify(payloadOf(same.command))).toBe(JSON.stringify(payloadOf(one.command)));
  });
});

describe('PATCH of an item', () => {
  it('takes a JSON Merge Patch, in which null empties a field', async () => {
    const headers = { 'content-type': 'application/merge-patch+json; charset=utf-8', 'If-Match': `"${itemTag}"` };
    const { status, command } = await sent('patch-project', { body: { role: 'Lead', url: null }, headers });
    expect(status).toBe(202);
    expect(command).toMatchObject({ kind: 'patch-item', itemId, expectedTag: itemTag });
    expect(payloadOf(command)).toEqual({ role: 'Lead', url: null });
  });

  it('may change nothing', async () => {
    expect((await sent('patch-project', { body: {} })).command).toMatchObject({ kind: 'patch-item', payload: {} });
  });

  it('does not take a patch of another kind', async () => {
    for (const type of ['application/json-patch+json', 'application/x+json', 'text/plain', '']) {
      const headers = { 'content-type': type };
      const { status, headers: answered, body } = await sent('patch-project', { body: [], headers });
      expect(status).toBe(415);
      expect(answered['accept-patch']).toContain('application/merge-patch+json');
      expect(body.detail).toContain('application/merge-patch+json');
    }
  });

  it('cannot empty a field that is needed, nor give the item another id', async () => {
    expect(errorsOf((await sent('patch-project', { body: { name: null } })).body)).toEqual(['/name required']);
    expect(errorsOf((await sent('patch-project', { body: { itemId: other } })).body)).toEqual(['/itemId not_allowed']);
    expect((await sent('patch-project', { body: { itemId, role: 'Lead' } })).status).toBe(202);
  });

  it('can only be made conditional by a tag', async () => {
    const { body } = await sent('patch-project', { headers: { 'If-None-Match': '*' } });
    expect(body).toMatchObject({ header: 'If-None-Match', detail: expect.stringContaining('only PUT') });
  });
});

it('DELETE of an item names it, and the tag that the client saw', async () => {
  const { status, command } = await sent('delete-project', { headers: { 'If-Match': `"${itemTag}"` } });
  expect(status).toBe(202);
  expect(command).toMatchObject({
    kind: 'delete-item',
    step: 'projects',
    section: 'projects',
    itemId,
    expectedTag: itemTag,
  });
  expect(command).not.toHaveProperty('payload');
});

describe('an item that is refused', () => {
  const invalid = { url: 'http://x', shoeSize: 44 };

  it('is told where in its body each fault stands, and recorded where in the step', async () => {
    const { status, body, command, sent: commands } = await sent('create-project', { body: invalid });
    expect(status).toBe(422);
    expect(errorsOf(body).sort()).toEqual(['/name required', '/shoeSize unknown_field', '/url invalid_format']);
    expect(commands).toHaveLength(1);
    const read = readCommand(JSON.parse(JSON.stringify(command)));
    expect(read).toMatchObject({
      ok: true,
      command: { kind: 'record-validation-errors', step: 'projects', payload: { attempted: 'item' } },
    });
    const { errors } = payloadOf(command) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual(['/projects/name', '/projects/shoeSize', '/projects/url']);
  });

  it('with as many faults as are told is still read by the writer', async () => {
    const body = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`f${index}`, 1]));
    const { body: answer, command } = await sent('put-project', { body });
    expect(answer.errors).toHaveLength(101);
    expect(readCommand(JSON.parse(JSON.stringify(command))).ok).toBe(true);
  });

  it('under a key is recorded once for each item, and leaves the key to the corrected one', async () => {
    const tools = writeTools();
    const headers = { 'Idempotency-Key': 'k1' };
    await ask('put-project', tools, { body: invalid, headers });
    await ask('put-project', tools, { body: invalid, headers });
    await ask('put-project', tools, { body: invalid, headers, params: { profileId, itemId: other } });
    await ask('put-project', tools, { body: project, headers });
    const [first, again, elsewhere, corrected] = tools.sent.map(({ operationId }) => operationId);
    expect(again).toBe(first);
    expect(new Set([first, elsewhere, corrected]).size).toBe(3);
  });

  it.each([
    ['no JSON', '{', 400],
    ['nothing', '', 400],
    ['a list', '[]', 422],
    ['null', 'null', 422],
    ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`, 400],
    ['more than 192 kB', `{"name":"${'x'.repeat(200_000)}"}`, 413],
    ['__proto__', '{"__proto__":{"name":"x"}}', 422],
  ])('holds %s', async (_name, body, status) => {
    for (const name of ['create-project', 'put-project', 'patch-project']) {
      expect((await sent(name, { body })).status).toBe(status);
    }
  });
});

describe('the career aspirations', () => {
  it('are one resource, whose id is that of the profile', async () => {
    for (const action of ['put', 'patch', 'delete']) {
      const { command } = await sent(`${action}-career-aspirations`);
      expect(command).toMatchObject({ section: 'career-aspirations', step: 'aspirations', itemId: profileId });
    }
  });

  it('have no itemId', async () => {
    const { body } = await sent('put-career-aspirations', { body: { itemId } });
    expect(errorsOf(body)).toEqual(['/itemId unknown_field']);
  });
});

const takingWhole = itemOperations.filter(({ action }) => action === 'create' || action === 'put');

it.each(takingWhole.map(({ name, section }) => [name, section] as const))(
  '%s sends a full item as it came',
  async (name, section) => {
    const item = anItem(section.property);
    const { command } = await sent(name, { body: item });
    expect(payloadOf(command)).toEqual(item);
    expect(validateItem(section, payloadOf(command))).toEqual({ ok: true, payload: item });
  },
);
