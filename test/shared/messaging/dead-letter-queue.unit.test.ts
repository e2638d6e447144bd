import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { connectTo } from '../../../shared/messaging/client';
import { openDeadLetters } from '../../../shared/messaging/dead-letter-queue';

jest.mock('../../../shared/messaging/client', () => ({ connectTo: jest.fn() }));

type Numbered = Pick<ServiceBusReceivedMessage, 'sequenceNumber'>;

/** A client each of whose receivers brings its messages at once, and says what became of them. */
function fakeClient(abandon: (number: string) => Promise<void>) {
  const abandoned: string[] = [];
  const closed: number[] = [];
  let [receivers, last] = [0, 0];
  const createReceiver = () => {
    const id = receivers++;
    return {
      receiveMessages: async (most: number) => Array.from({ length: most }, () => ({ sequenceNumber: ++last })),
      abandonMessage: ({ sequenceNumber }: Numbered) => {
        abandoned.push(String(sequenceNumber));
        return abandon(String(sequenceNumber));
      },
      async close() {
        closed.push(id);
        if (id === 1) throw new Error('the connection is lost');
      },
    };
  };
  jest.mocked(connectTo).mockReturnValue({ createReceiver, createSender: () => ({}) } as never);
  return { abandoned, closed };
}

test('what is given back where the broker is lost hides no error of the work, and every link is closed', async () => {
  const { abandoned, closed } = fakeClient(async (number) => {
    if (number === '1') throw new Error('the connection is lost');
  });
  const door = openDeadLetters({ by: 'connection-string', connectionString: 'of no consequence' }, 'q');
  const work = async () => {
    try {
      // A link holds a thousand at most: these are three.
      for (let batch = 0; batch < 3; batch += 1) await door.receive(1_000);
      throw new Error('of the work');
    } finally {
      await door.release();
    }
  };
  await expect(work()).rejects.toThrow('of the work');
  expect(abandoned).toHaveLength(3_000);
  // The first one is for peeking.
  expect(closed.toSorted()).toEqual([1, 2, 3]);
});
