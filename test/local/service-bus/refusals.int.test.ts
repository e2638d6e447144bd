import { once } from 'node:events';
import { createConnection } from 'node:net';
import { next, QUEUE, withQueue } from './fixture';

describe('what the broker cannot do is refused by name', () => {
  it('an unknown queue, for senders, receivers and management', () =>
    withQueue({}, async ({ client }) => {
      const notFound = { code: 'MessagingEntityNotFound' };
      await expect(client.createSender('nowhere').sendMessages({ body: 1 })).rejects.toMatchObject(notFound);
      await expect(client.createReceiver('nowhere').receiveMessages(1)).rejects.toMatchObject(notFound);
      await expect(client.createReceiver('nowhere').peekMessages(1)).rejects.toMatchObject(notFound);
    }));

  it('sessions', () =>
    withQueue({}, async ({ client }) => {
      // The client has a sentence of its own for a session that it does not get.
      await expect(client.acceptSession(QUEUE, 's')).rejects.toMatchObject({ code: 'SessionCannotBeLocked' });
      await expect(client.acceptNextSession(QUEUE)).rejects.toThrow();
    }));

  it('topics and subscriptions', () =>
    withQueue({}, async ({ client }) => {
      const receiver = client.createReceiver('topic', 'subscription');
      await expect(receiver.receiveMessages(1)).rejects.toThrow('does not implement topics and subscriptions');
    }));

  it('deferral, which leaves the message as it was', () =>
    withQueue({ lockDuration: 'PT0.3S' }, async ({ sender, receiver }) => {
      await sender.sendMessages({ body: 1 });
      const message = await next(receiver);
      await expect(receiver.deferMessage(message)).rejects.toThrow('does not implement deferral');
      const deferred = receiver.receiveDeferredMessages(message.sequenceNumber ?? []);
      await expect(deferred).rejects.toThrow(
        'does not implement the operation com.microsoft:receive-by-sequence-number',
      );
      expect((await next(receiver)).body).toBe(1);
    }));

  it('sending to a dead-letter queue', () =>
    withQueue({}, async ({ client }) => {
      const sender = client.createSender(`${QUEUE}/$deadletterqueue`);
      await expect(sender.sendMessages({ body: 1 })).rejects.toThrow('Nobody can send to a dead-letter queue');
    }));
});

it('names of queues have no case', () =>
  withQueue({}, async ({ client, sender }) => {
    await sender.sendMessages({ body: 1 });
    expect((await next(client.createReceiver(QUEUE.toUpperCase()))).body).toBe(1);
  }));

it('a client that does not speak AMQP is hung up on, and nobody else notices', () =>
  withQueue({}, async ({ broker, sender, receiver }) => {
    const socket = createConnection(broker.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\n\r\n'));
    await once(socket.resume(), 'close');
    await sender.sendMessages({ body: 1 });
    expect((await next(receiver)).body).toBe(1);
  }));
