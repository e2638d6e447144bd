// How dead messages are named, chosen and told, and which of them come back by themselves.
import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { type DeadLetter, idOf, type LetterFilter, matches, parseId } from '../../../shared/dead-letters/dead-letter';
import { isDueByItself } from '../../../shared/dead-letters/outage';
import { bytesOf, messageAgain } from '../../../shared/dead-letters/queue-letter';
import { isReadable, parsedBody, toldBy } from '../../../shared/dead-letters/read-body';
import { aSubmit, instantOf, idOf as uuidOf } from '../../factories/commands';

function aLetter(given: Partial<DeadLetter> = {}): DeadLetter {
  return {
    origin: 'queue',
    queue: 'profile-commands',
    number: '17',
    cause: 'MaxDeliveryCountExceeded',
    kind: 'submit-step',
    profileId: uuidOf(1),
    operationId: uuidOf(2),
    enqueuedAt: instantOf(0),
    rejectedAt: null,
    deliveryCount: 1000,
    replays: 0,
    bytes: 900,
    ...given,
  };
}

describe('an id', () => {
  test.each([
    ['queue/profile-commands/17', { origin: 'queue', queue: 'profile-commands', number: '17' }],
    ['queue/a/b/9223372036854775807', { origin: 'queue', queue: 'a/b', number: '9223372036854775807' }],
    ['rejected/004', { origin: 'rejected', number: '4' }],
    ['rejected/0', { origin: 'rejected', number: '0' }],
  ])('%s names a message', (text, key) => {
    expect(parseId(text)).toEqual(key);
  });

  test.each(['', '17', 'queue/17', 'queue//17', 'queue/x/', 'rejected/x', 'rejected/1/2', 'queue/x/-1', 'other/x/1'])(
    '%p names none',
    (text) => {
      expect(parseId(text)).toBeUndefined();
    },
  );

  test.each([aLetter(), aLetter({ queue: 'a/b' }), aLetter({ origin: 'rejected' })])(
    'is read as it is written',
    (letter) => {
      expect(parseId(idOf(letter))).toMatchObject({ origin: letter.origin, number: letter.number });
    },
  );
});

describe('a filter', () => {
  const letter = aLetter();
  const fits: readonly LetterFilter[] = [
    {},
    { origin: 'queue', queue: 'PROFILE-commands' },
    { cause: 'maxdeliverycountexceeded', kind: 'submit-step', profileId: uuidOf(1) },
    { since: instantOf(0), until: instantOf(1) },
  ];
  test.each(fits)('that says %j means it', (filter) => {
    expect(matches(filter, letter)).toBe(true);
  });

  const misses: readonly LetterFilter[] = [
    { origin: 'rejected' },
    { queue: 'resume-files' },
    { cause: 'TTLExpiredException' },
    { kind: 'save-draft' },
    { profileId: uuidOf(3) },
    { since: instantOf(1) },
    { until: instantOf(0) },
    { kind: 'submit-step', cause: 'poison' },
  ];
  test.each(misses)('that says %j does not mean it', (filter) => {
    expect(matches(filter, letter)).toBe(false);
  });

  test('goes by the time of the rejection where there is one', () => {
    const rejected = aLetter({ origin: 'rejected', rejectedAt: instantOf(1000) });
    expect(matches({ since: instantOf(1000) }, rejected)).toBe(true);
    expect(matches({ until: instantOf(1000) }, rejected)).toBe(false);
  });

  test('of a time means no message that has none', () => {
    expect(matches({ since: instantOf(0) }, aLetter({ enqueuedAt: null }))).toBe(false);
  });
});

describe('a body', () => {
  const command = JSON.parse(JSON.stringify(aSubmit({ number: 2, profileId: uuidOf(1) })));

  test('tells kind, profile and operation of a command', () => {
    const body = parsedBody(Buffer.from(JSON.stringify(command)));
    expect(toldBy(body, 'commands')).toEqual({ kind: 'submit-step', profileId: uuidOf(1), operationId: uuidOf(2) });
    expect(isReadable(body, 'commands')).toBe(true);
  });

  test('tells whose file it is, and not what it is called', () => {
    const body = { blobName: `${uuidOf(1).toUpperCase()}/anna-berg-cv.pdf` };
    expect(toldBy(body, 'files')).toEqual({ kind: 'resume-file', profileId: uuidOf(1), operationId: null });
    expect(isReadable(body, 'files')).toBe(true);
  });

  test('tells nothing that is not of the form it has to have', () => {
    const nothing = { kind: null, profileId: null, operationId: null };
    expect(toldBy({ kind: 'Anna Berg', profileId: 'Anna', operationId: 7 }, 'commands')).toEqual(nothing);
    expect(toldBy(parsedBody(Buffer.from('no JSON')), 'commands')).toEqual(nothing);
    expect(toldBy({ name: 'x' }, 'files')).toEqual(nothing);
    expect(isReadable({ ...command, version: 2 }, 'commands')).toBe(false);
    expect(isReadable({ file: 'x' }, 'files')).toBe(false);
  });
});

describe('by itself', () => {
  const minute = 60_000;
  const enqueued = Date.parse(instantOf(0));

  test.each(['MaxDeliveryCountExceeded', 'TTLExpiredException'])('%s comes back at once', (cause) => {
    expect(isDueByItself(aLetter({ cause }), true, enqueued)).toBe(true);
  });

  test.each([
    ['of another cause', aLetter({ cause: 'poison' }), true],
    ['that cannot be read', aLetter(), false],
    ['that was rejected', aLetter({ origin: 'rejected' }), true],
    ['without a time', aLetter({ enqueuedAt: null }), true],
    ['that has come back as often as may be', aLetter({ replays: 5 }), true],
    ['with a count that is none', aLetter({ replays: -1 }), true],
  ])('a message %s does not', (_, letter, readable) => {
    expect(isDueByItself(letter, readable, enqueued + 10_000 * minute)).toBe(false);
  });

  test.each([
    [0, 0],
    [1, 15],
    [2, 60],
    [3, 240],
    [4, 960],
  ])('one that has come back %i times waits %i minutes, and not a moment longer', (replays, minutes) => {
    const isDueAt = (now: number) => isDueByItself(aLetter({ replays }), true, now);
    const due = enqueued + minutes * minute;
    expect([isDueAt(due - 1), isDueAt(due)]).toEqual([false, true]);
  });
});

describe('a message that is put back', () => {
  const dead = {
    body: Buffer.from('{"a":1}'),
    messageId: 'as-sent',
    contentType: 'application/json',
    correlationId: 'c-1',
    timeToLive: 5,
    applicationProperties: {
      kind: 'submit-step',
      traceparent: 't',
      DeadLetterReason: 'x',
      DeadLetterErrorDescription: 'y',
      replays: 1,
    },
    _rawAmqpMessage: { body: null, bodyType: 'data' },
  } as unknown as ServiceBusReceivedMessage;

  test('is as it was, but for its id, its count and what belongs to its death', () => {
    expect(messageAgain(dead, 'replay:7:17', 2)).toEqual({
      body: Buffer.from('{"a":1}'),
      messageId: 'replay:7:17',
      contentType: 'application/json',
      correlationId: 'c-1',
      applicationProperties: { kind: 'submit-step', traceparent: 't', replays: 2 },
      _rawAmqpMessage: dead._rawAmqpMessage,
    });
  });

  test.each([
    [Buffer.from('ab'), 'ab'],
    ['text', 'text'],
    [{ a: 1 }, '{"a":1}'],
    [undefined, ''],
  ])('has bytes, whatever the sender made of its body', (body, text) => {
    expect(bytesOf(body).toString('utf8')).toBe(text);
  });
});
