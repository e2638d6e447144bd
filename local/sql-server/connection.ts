// One client's connection: from its first bytes to its last, one message after the other; a cancel alone may overtake.
import type { Socket } from 'node:net';
import { Cancelled, loginFailed, SqlError, unknownDatabase, unsupported } from './errors';
import { Disconnect } from './faults';
import { type Host, Session } from './session';
import { preloginAnswer, readLogin } from './tds/login';
import { type Message, MessageReader, packetType, toPackets } from './tds/packets';
import { readBatch, readProcedureCall, readTransactionRequest } from './tds/requests';
import { Answer } from './tds/tokens';

/*
 * connected ──PRELOGIN──▶ connected ──LOGIN7──▶ logged in (has a session) ◀──requests──▶
 *     └───────── a refused login, a broken message, a dropped socket ─────────▶ closed (session ended)
 */
export class Connection {
  session: Session | undefined;
  /** Resolves when the socket is closed and the session has rolled back. */
  readonly closed: Promise<void>;
  private readonly reader = new MessageReader();
  private packetSize = 4096;
  private work: Promise<void> = Promise.resolve();
  private request = new AbortController();
  private busy = 0;

  constructor(
    private readonly socket: Socket,
    private readonly host: Host,
  ) {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => this.receive(chunk));
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.request.abort();
        this.afterwards(async () => {
          await this.session?.end();
          resolve();
        });
      });
    });
  }

  async close(): Promise<void> {
    this.socket.destroy();
    await this.closed;
  }

  private receive(chunk: Buffer): void {
    try {
      for (const message of this.reader.read(chunk)) {
        if (message.type === packetType.attention) this.cancel();
        else this.afterwards(() => this.handle(message));
      }
    } catch {
      this.socket.destroy();
    }
  }

  private afterwards(step: () => Promise<void>): void {
    this.busy++;
    this.work = this.work
      .then(step)
      .catch(() => {
        this.socket.destroy();
      })
      .finally(() => {
        this.busy--;
      });
  }

  /** The running request is answered first, then the cancel itself. */
  private cancel(): void {
    if (this.busy > 0) this.request.abort();
    this.afterwards(async () => this.send(Answer.cancelled()));
  }

  private async handle(message: Message): Promise<void> {
    if (this.socket.destroyed) return;
    if (message.type === packetType.prelogin) return this.send(preloginAnswer());
    if (message.type === packetType.login) return this.login(message);
    const { session } = this;
    if (!session) throw new Disconnect();
    const answer = new Answer(message.type === packetType.rpc);
    this.request = new AbortController();
    let status: number | undefined;
    let failed = message.ignored;
    try {
      if (message.reset) await session.reset(answer);
      if (!message.ignored) status = await this.run(message, session, answer, this.request.signal);
    } catch (error) {
      failed = true;
      if (error instanceof SqlError) answer.error(error);
      else if (!(error instanceof Cancelled)) {
        session.database.lost(error);
        throw error;
      }
    }
    this.send(answer.end(failed, status));
  }

  /** Returns the status of a procedure. */
  private async run(
    message: Message,
    session: Session,
    answer: Answer,
    signal: AbortSignal,
  ): Promise<number | undefined> {
    switch (message.type) {
      case packetType.batch:
        await session.run(readBatch(message.payload), [], answer, signal);
        return undefined;
      case packetType.rpc: {
        const { procedure, parameters } = readProcedureCall(message.payload);
        if (procedure.toLowerCase() !== 'sp_executesql') return session.call(procedure, parameters, signal);
        const [sql, , ...values] = parameters;
        await session.executeSql(String(sql?.value ?? ''), values, answer, signal);
        return undefined;
      }
      case packetType.transaction: {
        const request = readTransactionRequest(message.payload);
        if (!request || request === 'save') throw unsupported('a savepoint', '');
        await session.control(request, answer, signal);
        return undefined;
      }
      default:
        throw unsupported(`a message of TDS type ${message.type}`, '');
    }
  }

  private login(message: Message): void {
    const { user, database: name, packetSize } = readLogin(message.payload);
    const database = this.host.databases.get(name);
    const answer = new Answer();
    if (!user || !database) {
      answer.error(user ? unknownDatabase(name) : loginFailed(user));
      this.send(answer.end(true));
      this.socket.end();
      return;
    }
    this.session = new Session(database, this.host);
    answer.databaseChanged(database.name);
    answer.loginAck(packetSize);
    this.send(answer.end(false));
    this.packetSize = packetSize;
  }

  private send(payload: Buffer): void {
    if (!this.socket.destroyed) this.socket.write(toPackets(payload, this.packetSize));
  }
}
