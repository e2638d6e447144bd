import { MessageTooLarge } from '../../../shared/messaging/errors';
import { messageOf } from '../../../shared/messaging/message';
import { aDraft, aSubmit } from '../../factories/commands';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

it('a command travels as JSON, with what operators look for beside it', () => {
  const command = aSubmit({ traceparent });
  const message = messageOf(command);
  expect(JSON.parse(String(message.body))).toEqual(command);
  expect(message).toMatchObject({
    contentType: 'application/json',
    correlationId: command.correlationId,
    applicationProperties: { kind: 'submit-step', traceparent },
  });
});

it('the message id is the same for the same request, and another for another under the same operation', () => {
  const [one, same, other] = [{ a: 1 }, { a: 1 }, { a: 2 }].map((payload) =>
    messageOf({ ...aDraft({ number: 1, payload: { projects: [] } }), fingerprint: `${payload.a}`.repeat(64) }),
  );
  expect(same?.messageId).toBe(one?.messageId);
  expect(other?.messageId).not.toBe(one?.messageId);
  expect(String(one?.messageId).length).toBeLessThanOrEqual(128);
});

it('a command over 250,000 bytes is refused, in bytes and not in characters', () => {
  const withText = (length: number) => aDraft({ payload: { projects: [{ description: 'ö'.repeat(length) }] } });
  expect(() => messageOf(withText(124_000))).not.toThrow();
  expect(() => messageOf(withText(126_000))).toThrow(MessageTooLarge);
});
