import { busy, busyFullOrAway, patientSend } from '../../../shared/bulk/patient-send';
import type { Command } from '../../../shared/commands/kinds';
import {
  MessageTooLarge,
  QueueFull,
  QueueThrottled,
  QueueUnavailable,
  TooMuchWaiting,
} from '../../../shared/messaging/errors';
import { aDraft } from '../../factories/commands';

const patience = (ms: number) => ({ with: busyFullOrAway, until: Date.now() + ms, pauseMs: 1 });
const cause = new Error('away');

/** A queue that fails so often before it takes anything. */
function queue(errors: readonly Error[]) {
  const sent: Command[] = [];
  const left = [...errors];
  const send = async (commands: readonly Command[]) => {
    const error = left.shift();
    if (error) throw error;
    sent.push(...commands);
    return commands.length;
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
  const commands = [aDraft({ number: 1 }), aDraft({ number: 2 })];
  expect(await patientSend(send, patience(10_000))(commands)).toBe(2);
  expect(sent).toEqual(commands);
});

it('but not for ever, and not longer than it would help', async () => {
  const away = new QueueUnavailable('q', cause);
  const { send } = queue(Array.from({ length: 1_000 }, () => away));
  await expect(patientSend(send, patience(20))([aDraft()])).rejects.toBe(away);
  const throttled = new QueueThrottled('q', 60);
  await expect(patientSend(queue([throttled]).send, patience(10_000))([aDraft()])).rejects.toBe(throttled);
});

it('what cannot be helped by waiting is told at once', async () => {
  const tooLarge = new MessageTooLarge(1);
  const { send, sent } = queue([tooLarge]);
  await expect(patientSend(send, patience(10_000))([aDraft()])).rejects.toBe(tooLarge);
  expect(sent).toEqual([]);
});

it('where only a busy queue is waited for, one that is away or full is told at once', async () => {
  for (const error of [new QueueUnavailable('q', cause), new QueueFull('q', cause)]) {
    const { send } = queue([error]);
    await expect(patientSend(send, { ...patience(10_000), with: busy })([aDraft()])).rejects.toBe(error);
  }
});
