// The server's side of a database's worker thread: jobs go in, results and failures come out, in order.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DatabaseSource } from './worker';
import type { Done, EngineFailure, EngineResult, Job } from './worker-messages';

/** A failure of the engine, not yet in SQL Server's words (engine-errors.ts). */
export class EngineError extends Error {
  constructor(readonly failure: EngineFailure) {
    super(failure.message);
    this.name = 'EngineError';
  }
}

/** The worker ended while it was needed. */
export class EngineGone extends Error {
  constructor(override readonly cause: unknown) {
    super(`the database's engine ended: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.name = 'EngineGone';
  }
}

interface Waiting {
  resolve(result: EngineResult): void;
  reject(error: Error): void;
}

/** In characters: below it a copy costs nothing. */
const longText = 10_000;

function sent(value: string | null): string | ArrayBuffer | null {
  // The engine takes bytes for the value itself, not for the digits of a binary one.
  return value !== null && value.length > longText && !value.startsWith('\\x')
    ? new TextEncoder().encode(value).buffer
    : value;
}

export class Engine {
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private gone: EngineGone | undefined;
  private readonly ended: Promise<void>;

  private constructor(private readonly worker: Worker) {
    this.ended = new Promise((resolve) => {
      worker.once('exit', (code) => {
        this.lose(new EngineGone(`its thread exited with ${code}`));
        resolve();
      });
    });
    worker.on('error', (error) => this.lose(new EngineGone(error)));
  }

  /** Opens a database, or makes one when the source is fresh. */
  static async open(source: DatabaseSource): Promise<Engine> {
    const worker = new Worker(join(__dirname, 'worker.js'), { workerData: source });
    const engine = new Engine(worker);
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
      worker.once('exit', () => reject(engine.gone));
    });
    worker.on('message', (done: Done) => engine.settle(done));
    return engine;
  }

  /** Runs one statement with its values, or several as one. Throws EngineError. */
  run(sql: readonly string[], values: readonly (string | null)[] = []): Promise<EngineResult> {
    return new Promise((resolve, reject) => {
      if (this.gone) return reject(this.gone);
      const job: Job = { id: ++this.lastId, sql, values: values.map(sent) };
      this.waiting.set(job.id, { resolve, reject });
      this.worker.postMessage(
        job,
        job.values.filter((value) => value instanceof ArrayBuffer),
      );
    });
  }

  /** Ends the database in order, so that the next start needs no recovery, or at once when nobody will want it again. */
  async close(how: 'in order' | 'at once'): Promise<void> {
    if (how === 'at once') await this.worker.terminate();
    else if (!this.gone) this.worker.postMessage('close');
    await this.ended;
  }

  private settle(done: Done): void {
    const waiting = this.waiting.get(done.id);
    this.waiting.delete(done.id);
    if ('failure' in done) waiting?.reject(new EngineError(done.failure));
    else waiting?.resolve(done.result);
  }

  private lose(reason: EngineGone): void {
    this.gone ??= reason;
    for (const { reject } of this.waiting.values()) reject(this.gone);
    this.waiting.clear();
  }
}
