import { patientSend } from '../../../shared/bulk/patient-send';
import type { Command } from '../../../shared/commands/kinds';
import {
  MessageTooLarge,
  QueueFull,
  QueueThrottled,
  QueueUnavailable,
  TooMuchWaiting,
} from '../../../shared/messaging/errors';
import { aDraft } from '../../factories/commands';

const cause = new Error('away');

/** A queue that fails so often before it takes anything. */
function queue(errors: readonly Error[]) {
  const sent: Command[] = [];
  const left = [...errors];
  const send = async (command: Command) => {
    const error = left.shift();
    if (error) throw error;
    sent.push(command);
  };
  return { send, sent };
}

it('a queue that is away, busy or full is waited for', async () => {
  const { send, sent } = queue([
    new QueueUnavailable('q', cause),
    new TooMuchWaiting(1, 1),
    new QueueFull('q', cause),
    new QueueThrottled('q', 0),
  ]);
  const command = aDraft();
  await patientSend(send, 10_000, 1)(command);
  expect(sent).toEqual([command]);
});

it('but not for ever, and not longer than it would help', async () => {
  const away = new QueueUnavailable('q', cause);
  const { send } = queue(Array.from({ length: 1_000 }, () => away));
  await expect(patientSend(send, 20, 5)(aDraft())).rejects.toBe(away);
  const throttled = new QueueThrottled('q', 60);
  await expect(patientSend(queue([throttled]).send, 10_000, 1)(aDraft())).rejects.toBe(throttled);
});

it('what cannot be helped by waiting is told at once', async () => {
  const tooLarge = new MessageTooLarge(1);
  const { send, sent } = queue([tooLarge]);
  await expect(patientSend(send, 10_000, 1)(aDraft())).rejects.toBe(tooLarge);
  expect(sent).toEqual([]);
});
