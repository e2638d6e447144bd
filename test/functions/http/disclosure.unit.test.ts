// Values of a person in the answers about operations: who is told them, and that it is recorded.
import { getOperation } from '../../../functions/http/get-operation';
import { writeHandles } from '../../../functions/http/write-handles';
import { operations } from '../../../shared/api/operations';
import type { Role } from '../../../shared/commands/roles';
import { DatabaseUnavailable } from '../../../shared/reading/errors';
import type { StoredOperation } from '../../../shared/reading/read-operations';
import type { AccessRecord } from '../../../shared/reading/record-access';
import { anOutcome, call, guardOf, own, profileId, writeTools } from './call';
import { operationId, writeNamed } from './writes';

const values = { current: { city: 'Köln' }, attempted: { city: 'Bonn' } };
const conflict: StoredOperation = {
  ...anOutcome,
  status: 'conflict',
  errorCode: 'version-mismatch',
  errorDetail: { expectedVersion: 1, currentVersion: 4 },
  conflict: values,
};
const params = { profileId, operationId };

/** POST revert, waiting for its outcome; `record` is how the disclosure is kept. */
async function revert(role: Role, outcome: StoredOperation, record?: () => Promise<void>) {
  const records: AccessRecord[] = [];
  const recordAccess = record ?? (async (access: AccessRecord) => void records.push(access));
  const tools = writeTools({ outcomes: { wait: async () => outcome } });
  const bind = writeHandles(tools)['revert-operation'];
  const handler = bind?.(writeNamed('revert-operation'), { ...guardOf(role), recordAccess });
  if (!handler) throw new RangeError('nothing answers it');
  const headers = { prefer: 'wait=5', 'change-reason': 'asked to' };
  return { ...(await call(handler, { method: 'POST', params, headers })), records, sent: tools.sent };
}

describe('support that waits for a revert', () => {
  it('is told both values of a conflict, and has left a record of it', async () => {
    const { status, body, records } = await revert('support', conflict);
    expect([status, body.error]).toEqual([200, expect.objectContaining(values)]);
    const actor = { id: 'anna', type: 'support' };
    expect(records).toMatchObject([{ profileId, actor, operation: 'revert-operation' }]);
  });

  it('is told that it is accepted, and no value, where that cannot be recorded', async () => {
    const away = () => Promise.reject(new DatabaseUnavailable(new Error('away')));
    const { status, text, sent } = await revert('support', conflict, away);
    expect([status, sent.length]).toEqual([202, 1]);
    expect(text).not.toMatch(/Köln|Bonn/);
  });

  it('leaves no record of an outcome without values', async () => {
    expect(await revert('support', { ...anOutcome, kind: 'revert' })).toMatchObject({ status: 200, records: [] });
  });
});

it('a candidate is told both values of an own revert without a record', async () => {
  const { body, records } = await revert('candidate', conflict);
  expect([body.error, records]).toEqual([expect.objectContaining(values), []]);
});

describe('GET of an operation', () => {
  const wait = async () => conflict;
  const get = (role: Role) => call(own(getOperation({ readOperation: wait, outcomes: { wait } }), role), { params });

  it('tells an admin what became of it, with versions and without the values of a conflict', async () => {
    const { status, body, text } = await get('admin');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'conflict',
      error: { code: 'version-mismatch', ...(conflict.errorDetail as object) },
    });
    expect(text).not.toMatch(/Köln|Bonn|current"|attempted/);
  });

  it('tells support both values', async () => {
    expect((await get('support')).body.error).toMatchObject(values);
  });
});

it('all operations of a profile, with their values, are for who may read the profile', () => {
  const accessOf = (name: string) => operations.find((one) => one.name === name)?.access;
  expect(accessOf('list-operations')).toEqual(accessOf('get-profile'));
});
