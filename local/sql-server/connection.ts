// One client's connection: from its first bytes to its last, one message after the other; a cancel alone may overtake.
import type { Socket } from 'node:net';
import { EngineGone } from './engine/engine';
import { Cancelled, loginFailed, SqlError, unknownDatabase, unsupported, unsupportedNumber } from './errors';
import { Disconnect } from './faults';
import { type Host, type Request, Session } from './session';
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
        else this.begin(message);
      }
    } catch {
      this.socket.destroy();
    }
  }

  /** A cancel may follow before the message's turn has come, so its signal is made at once. */
  private begin(message: Message): void {
    const request = new AbortController();
    this.request = request;
    this.afterwards(() => this.handle(message, request.signal));
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

  private async handle(message: Message, signal: AbortSignal): Promise<void> {
    if (this.socket.destroyed) return;
    if (message.type === packetType.prelogin) return this.send(preloginAnswer());
    if (message.type === packetType.login) return this.login(message);
    const { session } = this;
    if (!session) throw new Disconnect();
    const answer = new Answer(message.type === packetType.rpc);
    let status: number | undefined;
    let failed = message.ignored;
    try {
      if (message.reset) await session.reset(answer);
      if (!message.ignored) status = await this.run(message, session, { parameters: [], answer, signal });
    } catch (error) {
      failed = true;
      this.tell(error, answer);
    }
    this.send(answer.end(failed, status));
  }

  /** What is no answer ends the connection: a fault that is to drop it, and an engine that is gone. */
  private tell(error: unknown, answer: Answer): void {
    if (error instanceof Cancelled) return;
    this.session?.database.lost(error);
    if (error instanceof Disconnect || error instanceof EngineGone) throw error;
    const known = error instanceof SqlError;
    answer.error(known ? error : new SqlError(unsupportedNumber, `The local SQL Server failed: ${String(error)}`));
  }

  /** Returns the status of a procedure. */
  private async run(message: Message, session: Session, request: Request): Promise<number | undefined> {
    switch (message.type) {
      case packetType.batch:
        await session.run(readBatch(message.payload), request);
        return undefined;
      case packetType.rpc: {
        const { procedure, parameters } = readProcedureCall(message.payload);
        if (procedure.toLowerCase() !== 'sp_executesql') return session.call(procedure, { ...request, parameters });
        const [sql, , ...values] = parameters;
        await session.executeSql(String(sql?.value ?? ''), { ...request, parameters: values });
        return undefined;
      }
      case packetType.transaction: {
        const change = readTransactionRequest(message.payload);
        if (!change || change === 'save') throw unsupported('a savepoint', '');
        await session.control(change, request);
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
