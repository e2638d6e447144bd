// Decides at each attach what a link is for, and keeps what it needs from then on.
import type { Connection, Delivery, Receiver, Sender } from 'rhea';
import { resolveAddress } from './address';
import { MAX_BATCH_BYTES, parseTransfer } from './amqp-message';
import { answer } from './answer';
import { Consumer, type Outcome } from './consumer';
import { NotAllowed, NotImplemented } from './errors';
import type { QueueHost } from './queue-host';
import { claimReply, handleRequest, managementReply } from './requests';
import { answerOf, toAmqpError } from './rhea';

type Inlet = (delivery: Delivery, bytes: Buffer, format: number | undefined) => void;

const RECEIVE_AND_DELETE = 1;
const nextTick = () => new Promise<void>((resolve) => setImmediate(resolve));

export class Links {
  private readonly consumers = new Map<Sender, Consumer>();
  private readonly inlets = new WeakMap<Receiver, Inlet>();

  constructor(private readonly hosts: ReadonlyMap<string, QueueHost>) {}

  /** A client wants to receive: messages of a queue, or the replies to its requests. */
  openSender(sender: Sender): void {
    const { source, target, snd_settle_mode, rcv_settle_mode, name } = sender;
    sender.set_source({ address: source?.address ?? '' });
    sender.set_target({ address: target?.address ?? name });
    Object.assign(answerOf(sender), { snd_settle_mode, rcv_settle_mode });
    this.openOrRefuse(sender, () => {
      const address = resolveAddress(source?.address, this.hosts);
      // Replies leave by this link; its name is enough to find it.
      if (address.kind !== 'messages') return;
      const [filter] = Object.keys(source.filter ?? {});
      if (filter === 'com.microsoft:session-filter') throw new NotImplemented('sessions');
      if (filter !== undefined) throw new NotImplemented(`the filter ${filter}`);
      const deletes = snd_settle_mode === RECEIVE_AND_DELETE;
      const consumer = new Consumer(sender, address.host, address.place, deletes);
      this.consumers.set(sender, consumer);
      address.host.attach(consumer);
    });
  }

  /** A client wants to send: messages to a queue, or requests. */
  openReceiver(receiver: Receiver): void {
    const { source, target, snd_settle_mode, rcv_settle_mode } = receiver;
    receiver.set_source({ address: source?.address ?? '' });
    receiver.set_target({ address: target?.address ?? '' });
    Object.assign(answerOf(receiver), { snd_settle_mode, rcv_settle_mode, max_message_size: MAX_BATCH_BYTES });
    this.openOrRefuse(receiver, () => {
      this.inlets.set(receiver, this.inletOf(target?.address));
    });
  }

  transfer(receiver: Receiver, delivery: Delivery, bytes: Buffer): void {
    this.inlets.get(receiver)?.(delivery, bytes, delivery.format);
  }

  /** The client has granted credit, or asks for it back. */
  flow(sender: Sender): void {
    this.consumers.get(sender)?.host.wake();
  }

  settle(sender: Sender, delivery: Delivery, outcome: Outcome): void {
    this.consumers.get(sender)?.settle(delivery, outcome);
  }

  close(sender: Sender): void {
    const consumer = this.consumers.get(sender);
    consumer?.host.detach(consumer);
    this.consumers.delete(sender);
  }

  closeAll(connection: Connection): void {
    for (const sender of this.consumers.keys()) if (sender.connection === connection) this.close(sender);
  }

  private inletOf(target: unknown): Inlet {
    const address = resolveAddress(target, this.hosts);
    switch (address.kind) {
      case 'tokens':
        return (delivery, bytes) => handleRequest(delivery, bytes, claimReply, nextTick);
      case 'management': {
        const { host, place } = address;
        const committed = () => host.committed();
        return (delivery, bytes) =>
          handleRequest(delivery, bytes, (request) => managementReply(host, place, request), committed);
      }
      case 'messages': {
        const { host, place } = address;
        if (place === 'dead-letters') throw new NotAllowed('Nobody can send to a dead-letter queue.');
        return (delivery, bytes, format) =>
          answer(host, delivery, () => {
            const now = Date.now();
            const contents = parseTransfer(bytes, format);
            host.queue.requireRoom(contents);
            for (const content of contents) host.queue.send(content, now);
          });
      }
      default:
        return address satisfies never;
    }
  }

  private openOrRefuse(link: Sender | Receiver, open: () => void): void {
    try {
      open();
    } catch (error) {
      link.close(toAmqpError(error));
    }
  }
}
