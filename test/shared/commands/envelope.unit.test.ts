import {
  documentIdOf,
  fingerprintOf,
  itemIdOf,
  operationIdOf,
  parseIdOf,
  recordOperationIdOf,
  resumeProfileIdOf,
} from '../../../shared/commands/identifiers';
import { readCommand } from '../../../shared/commands/kinds';
import type { Json } from '../../../shared/sections/section';
import {
  aDelete,
  aDeletedFile,
  aDiscard,
  aDraft,
  anErasure,
  aPatch,
  aPut,
  aRecord,
  aRefusal,
  aRevert,
  aStepEvent,
  aSubmit,
  aVisit,
  idOf,
} from '../../factories/commands';

const bulk = { id: idOf(3), line: 1 };
const everyKind = [
  aDraft(),
  aDiscard({ expectedVersion: 2 }),
  aSubmit({ bulk }),
  aPut({ expectedTag: 'none', reason: 'A typo' }),
  aPatch({ payload: { name: 'B', role: null } }),
  aDelete({ bulk }),
  aStepEvent(),
  aVisit(),
  aRefusal(),
  aDraft({ expectedStepVersion: 0 }),
  aRecord(),
  aRecord({ document: { state: 'quarantined', stateReason: 'awaiting-scan', importSource: 'agency' }, parse: null }),
  aDeletedFile({ expectedTag: 'none' }),
  aRevert(1),
  anErasure(),
];

test.each(everyKind)('a $kind comes through the queue as it was sent', (command) => {
  expect(readCommand(JSON.parse(JSON.stringify(command)))).toEqual({ ok: true, command });
});

const faults: [string, object, string][] = [
  ['another version', { version: 2 }, '/version'],
  ['an unknown kind', { kind: 'drop-tables' }, '/kind'],
  ['an unknown step', { step: 'hobbies' }, '/step'],
  ['no UUID', { profileId: 'me' }, '/profileId'],
  ['a time without a zone', { acceptedAt: '2026-11-22T08:00:00.000' }, '/acceptedAt'],
  ['a member that nobody knows', { admin: true }, '/'],
  ['a reason with a control character', { reason: 'a\u0082b' }, '/reason'],
  ['a reason that is too long in UTF-16', { reason: '😀'.repeat(251) }, '/reason'],
  ['a correlation id that is no code', { correlationId: 'ä' }, '/correlationId'],
  ['a payload that does not fit its step', { payload: { projects: 'all' } }, '/payload/projects'],
  ['an item without an id', { payload: { projects: [{ name: 'x' }] } }, '/payload/projects/0/itemId'],
];

test.each(faults)('a message with %s is told by its path, without its value', (_, change, path) => {
  const read = readCommand({ ...aSubmit(), ...change });
  expect(read).toMatchObject({ ok: false, fault: expect.stringContaining(`${path}: `) });
});

function nested(levels: number): { readonly [member: string]: Json } {
  let data: { [member: string]: Json } = {};
  for (let level = 1; level < levels; level++) data = { in: data };
  return data;
}

const strangers: [string, object, string][] = [
  ['a patch of a field that nobody knows', { ...aPatch(), payload: { salary: 1 } }, '/payload/salary'],
  ['a patch that empties a required field', { ...aPatch(), payload: { name: null } }, '/payload/name'],
  ['a put of an incomplete item', { ...aPut(), payload: {} }, '/payload/name'],
  ['an item of a section of another step', { ...aDelete(), section: 'addresses' }, '/section'],
  ['an item of no section', { ...aPut(), section: 'hobbies' }, '/section'],
  ['an erasure without a reason', { ...anErasure(), reason: undefined }, '/reason'],
  [
    'a file in a state that nobody knows',
    aRecord({ document: { state: 'lost' as 'available' } }),
    '/payload/document/state',
  ],
  [
    'a parse whose data is no object',
    aRecord({ parse: { data: [] as unknown as { readonly [member: string]: Json } } }),
    '/payload/parse/data',
  ],
  ['a parse that is nested too deep', aRecord({ parse: { data: nested(33) } }), '/payload/parse/data'],
  ['a parse with more text than fits', aRecord({ parse: { text: 'x'.repeat(100_001) } }), '/payload/parse/text'],
  ['a visit without its session', { ...aVisit(), sessionId: undefined }, '/sessionId'],
];

test.each(strangers)('%s is told by its path', (_, body, path) => {
  expect(readCommand(body)).toMatchObject({ ok: false, fault: expect.stringContaining(`${path}: `) });
});

test('what a file holds may be anything: what cannot be stored is replaced, wherever it stands', () => {
  const data = { 'na\u0000me': ['a\u0085b', { deep: 'lone \ud800' }], page: 1, none: null };
  const read = readCommand(
    aRecord({ parse: { data, text: 'One\r\n\tTwo\fThree\u0007 😀\udc00', confidence: 0.12345 } }),
  );
  if (!read.ok || read.command.kind !== 'record-resume') throw new Error('no record');
  expect(read.command.payload.parse).toMatchObject({
    data: { 'na\ufffdme': ['a\ufffdb', { deep: 'lone \ufffd' }], page: 1, none: null },
    text: 'One\r\n\tTwo\fThree\ufffd 😀\ufffd',
    confidence: 0.123,
  });
});

test.each([null, 'text', 7, [], {}])('%j is no command', (body) => {
  expect(readCommand(body).ok).toBe(false);
});

describe('ids that must be the same each time', () => {
  test('an Idempotency-Key names one operation of its profile', () => {
    expect(operationIdOf(idOf(1), 'key')).toBe(operationIdOf(idOf(1), 'key'));
    expect(operationIdOf(idOf(1), 'key')).not.toBe(operationIdOf(idOf(2), 'key'));
    expect(operationIdOf(idOf(1), 'key')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test('an item without an id gets the one of its place in its operation', () => {
    expect(itemIdOf(idOf(1), 'projects', 0)).toBe(itemIdOf(idOf(1), 'projects', 0));
    expect(itemIdOf(idOf(1), 'projects', 0)).not.toBe(itemIdOf(idOf(1), 'projects', 1));
  });

  test('a file that is dropped again is the same file, its parse the same parse, and its record the same operation', () => {
    const ids = (sha256: string, version: string) => {
      const documentId = documentIdOf(idOf(1), sha256);
      const [parse, record] = [
        parseIdOf,
        (id: string, name: string) => recordOperationIdOf(id, 'available', name, version),
      ];
      return [documentId, parse(documentId, 'stepkeeper', version), record(documentId, 'stepkeeper')];
    };
    const all = [ids('a', '1.0.0'), ids('a', '2.0.0'), ids('b', '1.0.0')];
    expect(ids('a', '1.0.0')).toEqual(all[0]);
    expect(new Set(all.flat()).size).toBe(8);
    expect(recordOperationIdOf(idOf(1), 'available', 'p', '1', 'again')).not.toBe(
      recordOperationIdOf(idOf(1), 'available', 'p', '1'),
    );
    expect(resumeProfileIdOf('email', 'a@example.org')).not.toBe(resumeProfileIdOf('reference', 'a@example.org'));
  });

  test('a fingerprint is of what is asked for', () => {
    expect(fingerprintOf({ a: 1, b: [2] })).toBe(fingerprintOf({ a: 1, b: [2] }));
    expect(fingerprintOf({ a: 1 })).not.toBe(fingerprintOf({ a: 2 }));
  });
});
