// The AMQP side's outer edge: the socket and rhea's events.
import type { Socket } from 'node:net';
import { create_container, type EventContext } from 'rhea';
import { PortTaken } from './errors';
import { Links } from './links';
import type { QueueHost } from './queue-host';
import { receiveBytes } from './rhea';

export const HOST = '127.0.0.1';
/** A delivery is kept until both sides have settled it; this many may be open on one link. */
const SESSION_BUFFER = 8192;

export interface Server {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on the loopback address. Throws PortTaken. `onLog` hears of clients that break the protocol. */
export async function serve(
  port: number,
  hosts: ReadonlyMap<string, QueueHost>,
  onLog: (line: string) => void,
): Promise<Server> {
  const links = new Links(hosts);
  const sockets = new Set<Socket>();
  const container = create_container({
    tcp_no_delay: true,
    receiver_options: { autoaccept: false, credit_window: 1000 },
    sender_options: { treat_modified_as_released: false },
  });
  const on = (event: string, handle: (context: Required<EventContext>) => void) => container.on(event, handle);

  // rhea hears only of a socket that ends politely.
  on('connection_open', ({ connection }) => connection.socket.once('close', () => connection.eof()));
  on('session_open', ({ session }) => receiveBytes(session));
  on('sender_open', ({ sender }) => links.openSender(sender));
  on('receiver_open', ({ receiver }) => links.openReceiver(receiver));
  on('message', ({ receiver, delivery, message }) => links.transfer(receiver, delivery, message as unknown as Buffer));
  on('sender_flow', ({ sender }) => links.flow(sender));
  for (const outcome of ['accepted', 'modified', 'rejected', 'released'] as const) {
    on(outcome, ({ sender, delivery }) => links.settle(sender, delivery, outcome));
  }
  on('sender_close', ({ sender }) => links.close(sender));
  on('session_close', ({ session }) => session.each_sender(links.close.bind(links), () => true));
  on('disconnected', ({ connection }) => links.closeAll(connection));
  // A peer's own errors close what they are about; without a listener rhea would throw them.
  for (const event of ['sender_error', 'receiver_error', 'session_error', 'connection_error']) on(event, () => {});
  container.on('protocol_error', (error: unknown) => onLog(String(error)));
  container.on('error', (error: unknown) => onLog(String(error)));

  const server = container.listen({ transport: 'tcp', host: HOST, port, session_buffer_size: SESSION_BUFFER });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
