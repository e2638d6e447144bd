// What a message turns out to be before anything is decided.
import { sortMessages } from '../../../shared/writer/received';
import { rejectedMessageRow } from '../../../shared/writer/tables';
import { aSubmit, idOf } from '../../factories/commands';
import { aMessage, messageOf } from '../../factories/messages';

const rejectionOf = (body: unknown) => sortMessages([aMessage(body)]).unreadable[0];

test('a command is read, and what is none is kept as a rejection beside it', () => {
  const { commands, unreadable } = sortMessages([messageOf(aSubmit()), aMessage('no json {')]);
  expect(commands).toHaveLength(1);
  expect(unreadable).toMatchObject([{ code: 'unreadable', profileId: null, operationId: null }]);
});

test('a message that nobody can read is kept under the profile that it names, so that an erasure finds it', () => {
  expect(rejectionOf({ profileId: idOf(0xabc).toUpperCase(), note: 'x' })).toMatchObject({ profileId: idOf(0xabc) });
});

test.each([[{ profileId: 'me' }], [{ profileId: 7 }], [{}], [['profileId']], [null], ['text']])(
  '%j names no profile',
  (body) => {
    expect(rejectionOf(body)).toMatchObject({ profileId: null });
  },
);

test('what a rejection says is cut where its columns end, and between characters', () => {
  const message = { ...aMessage('text'), messageId: `${'m'.repeat(127)}😀` };
  const rejection = {
    message,
    profileId: null,
    operationId: null,
    code: 'unreadable',
    detail: `${'x'.repeat(1999)}😀`,
  };
  expect(rejectedMessageRow(rejection)).toMatchObject({ messageId: 'm'.repeat(127), detail: 'x'.repeat(1999) });
});
