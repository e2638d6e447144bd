// The databases of one server: each an engine of its own, opened when it is first needed, listed by a mark beside its folder.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppLocks } from './app-locks';
import { Engine, EngineGone } from './engine/engine';
import { preludeVersion } from './engine/template';
import { SqlError } from './errors';
import { FifoLock } from './fifo-lock';

export class Database {
  readonly lock = new FifoLock();
  readonly appLocks = new AppLocks();
  private engine: Promise<Engine> | undefined;
  private fresh: boolean;

  constructor(
    readonly name: string,
    readonly id: number,
    private readonly folder: string | undefined,
  ) {
    this.fresh = folder === undefined || !existsSync(markOf(folder));
  }

  /** The engine, which is started when it does not run; after a loss the next caller gets a new one. */
  open(): Promise<Engine> {
    this.engine ??= this.start().catch((error: unknown) => {
      this.engine = undefined;
      throw error;
    });
    return this.engine;
  }

  private async start(): Promise<Engine> {
    const { folder, fresh } = this;
    // What was not marked as finished is a database whose making was interrupted.
    if (folder && fresh) rmSync(folder, { recursive: true, force: true });
    const engine = await Engine.open({ folder, fresh });
    if (folder && fresh) writeFileSync(markOf(folder), preludeVersion());
    this.fresh = folder === undefined;
    return engine;
  }

  /** Forgets an engine that ended by itself. */
  lost(error: unknown): void {
    if (error instanceof EngineGone) this.engine = undefined;
  }

  async close(how: 'to be kept' | 'to be dropped' = 'to be kept'): Promise<void> {
    const running = this.engine;
    this.engine = undefined;
    await (await running)?.close(this.folder && how === 'to be kept' ? 'in order' : 'at once');
  }
}

const markOf = (folder: string) => `${folder}.database`;
const system = 'master';

export class Databases {
  private readonly known = new Map<string, Database>();
  private lastId = 0;

  /** `folder` keeps the databases; without one they live in memory. */
  constructor(private readonly folder: string | undefined) {
    if (folder) mkdirSync(folder, { recursive: true });
    const marks = folder ? readdirSync(folder).filter((file) => file.endsWith('.database')) : [];
    for (const mark of marks) {
      const made = readFileSync(join(folder ?? '', mark), 'utf8');
      if (made !== preludeVersion()) throw new SqlError(948, `${folder} was made by another version; delete it`);
    }
    const names = marks.map((mark) => decodeURIComponent(mark.slice(0, -'.database'.length)));
    for (const name of new Set([system, ...names.sort()])) this.add(name);
  }

  private add(name: string): Database {
    const folder = this.folder && join(this.folder, encodeURIComponent(name));
    const database = new Database(name, ++this.lastId, folder);
    this.known.set(name, database);
    return database;
  }

  get(name: string): Database | undefined {
    return this.known.get(name || system);
  }

  /** As sys.databases has them. */
  list(): readonly { readonly name: string; readonly database_id: number }[] {
    return [...this.known.values()].map(({ name, id }) => ({ name, database_id: id }));
  }

  async create(name: string): Promise<void> {
    if (this.known.has(name))
      throw new SqlError(1801, `Database '${name}' already exists. Choose a different database name.`);
    const database = this.add(name);
    await database.open().catch((error: unknown) => {
      this.known.delete(name);
      throw error;
    });
  }

  /** Its sessions must be gone before. */
  async drop(name: string): Promise<void> {
    const database = this.known.get(name);
    if (name === system)
      throw new SqlError(3708, `Cannot drop the database '${name}' because it is a system database.`);
    if (!database) {
      throw new SqlError(
        3701,
        `Cannot drop the database '${name}', because it does not exist or you do not have permission.`,
        11,
      );
    }
    this.known.delete(name);
    await database.close('to be dropped');
    if (!this.folder) return;
    const folder = join(this.folder, encodeURIComponent(name));
    rmSync(markOf(folder), { force: true });
    rmSync(folder, { recursive: true, force: true });
  }

  async close(): Promise<void> {
    await Promise.all([...this.known.values()].map((database) => database.close()));
  }
}
