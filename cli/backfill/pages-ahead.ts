// The pages of a run on their way, one behind the other: while one is written, the next is decided and the one after it is mapped.
//
//   read ──▶ mapped ──▶ planned (its commands, and what there is of its profiles) ──▶ decided ──▶ taken, to be written
//
// The database is asked between two writes; the work that needs no database is done beside them.
import type { ImportProfile } from '../../shared/commands/kinds';
import { type DecidedAhead, decideAhead, readAhead, readHeads } from '../../shared/writer/decide-ahead';
import type { SaveBatch } from '../../shared/writer/save';
import { importCommand } from './import-commands';
import { patiently } from './patiently';
import { mapRows, type Page, type PageReader, readPage, readRows } from './read-pages';
import { batchRecord } from './store/batch-record';
import type { Checkpoint, Run } from './store/runs';
import { sortOut, writtenBefore } from './taken-profiles';
import { checkpointsAfter, findingOf, keyOf, usersRead } from './tally';
import { whenIdle } from './when-idle';
import type { Writer } from './writer';

export interface PlannedPage {
  readonly commands: readonly ImportProfile[];
  /** As they stand once it is written. */
  readonly checkpoints: readonly Checkpoint[];
  /** What the run notes of it. */
  readonly record: SaveBatch;
  /** Of all tables. */
  readonly rowsRead: number;
  readonly decided: Promise<DecidedAhead>;
}

export class PagesAhead {
  #mapped: Promise<Page | undefined> | undefined;
  #next: PlannedPage | undefined;
  /** Once the next page is written. */
  #checkpoints: readonly Checkpoint[];
  /** The profiles of the next page. */
  #unwritten: readonly string[] = [];

  /** Begins behind those checkpoints. */
  constructor(
    private readonly run: Run,
    checkpoints: readonly Checkpoint[],
    private readonly reader: PageReader,
    private readonly writer: Writer,
  ) {
    this.#checkpoints = checkpoints;
  }

  /**
   * The next page, which is to be written before another one is taken; undefined when there are no more. What follows it has been read by
   * then, and is worked on. Throws KeyNotUnique, and what the database client throws.
   */
  async take(): Promise<PlannedPage | undefined> {
    if (!this.#mapped) {
      this.#mapped = readPage(this.reader, keyOf(this.#checkpoints));
      await this.#advance(this.#mapped);
    }
    const taken = this.#next;
    if (taken) await this.#advance(this.#mapped);
    return taken;
  }

  /** Plans the page that was mapped, and reads the one behind it. */
  async #advance(mapped: Promise<Page | undefined>): Promise<void> {
    const page = await mapped;
    this.#next = undefined;
    if (!page) return;
    const [{ commands, findings, read }, rows] = await Promise.all([
      this.#planned(page),
      readRows(this.reader, page.lastKey),
    ]);
    this.#unwritten = commands.map(({ profileId }) => profileId);
    const behind = ahead(whenIdle().then(() => rows && mapRows(this.reader.mapping, rows)));
    this.#mapped = behind;
    this.#next = {
      commands,
      checkpoints: this.#checkpoints,
      record: batchRecord(this.run, this.#checkpoints, findings),
      rowsRead: [...page.rowsRead.values()].reduce((sum, rowCount) => sum + rowCount, 0),
      // The page before it is written meanwhile: its bytes go out before any of this begins.
      decided: ahead(behind.then(() => decideAhead(read, this.writer))),
    };
  }

  /** What the page comes to, and what there is of its profiles. */
  async #planned(page: Page) {
    const { profiles } = page;
    const { pool } = this.writer;
    const line = usersRead(this.#checkpoints) + 1;
    const ids = profiles.flatMap(({ profileId }) => profileId ?? []);
    const heads = await patiently(this.writer, () => readHeads(pool, ids));
    const known = profiles.filter(({ profileId }) => profileId !== null && heads.there.has(profileId));
    const written = await patiently(this.writer, () => writtenBefore(pool, this.run, known, line));
    const { brought, taken } = sortOut(this.reader.mapping, profiles, new Set([...written, ...this.#unwritten]));
    const lines = new Map(profiles.map(({ userKey }, index) => [userKey, line + index]));
    const commands = brought.map((one) => importCommand(this.run, one, lines.get(one.userKey) ?? line));
    const findings = [...profiles.flatMap((one) => one.unreadable), ...taken].map(findingOf);
    this.#checkpoints = checkpointsAfter(this.#checkpoints, page, brought, findings);
    const read = await patiently(this.writer, () => readAhead(pool, commands, heads));
    return { commands, findings, read };
  }
}

/** Somebody will await it, but perhaps not at once: a failure until then is no unhandled one. */
function ahead<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
