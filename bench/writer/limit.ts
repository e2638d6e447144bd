// The limit: only the INSERT statements of the writer's own rows, a transaction a batch, with nothing read, locked or decided.
//
// The rows are decided in memory beforehand, from the same commands in the same batches. A row that the writer would update is
// inserted here: every batch has profiles of its own, made before, so that no key comes twice while all tables, keys, checks and
// foreign keys stay as they are.
import { randomUUID } from 'node:crypto';
import type sql from 'mssql';
import { inTransaction, runBatch } from '../../shared/sql/transaction';
import { decide } from '../../shared/writer/decide';
import { insertBatch } from '../../shared/writer/insert-batch';
import { type Message, sortMessages } from '../../shared/writer/received';
import { type Row, rowsJson, rowsOf, type Table } from '../../shared/writer/row';
import { emptyProfile, type ProfileState } from '../../shared/writer/state';
import { assertNoRejections, decidedChanges } from './decided';
import { decideTools } from './tools';

/** The rows to insert, each table's with the tables that they refer to before it. */
export type LimitBatch = readonly { readonly table: Table; readonly rows: readonly Row[] }[];

export class LimitWriter {
  readonly #pool: sql.ConnectionPool;
  readonly #profiles = new Map<string, ProfileState>();

  constructor(pool: sql.ConnectionPool) {
    this.#pool = pool;
  }

  /** Decides the batch in memory, and makes the profiles that its rows belong to. */
  async prepare(messages: readonly Message[]): Promise<LimitBatch> {
    const { commands } = sortMessages(messages);
    const ids = [...new Set(commands.map(({ command }) => command.profileId))];
    const profiles = new Map(ids.map((id) => [id, this.#profiles.get(id) ?? emptyProfile]));
    const decision = decide({ now: new Date().toISOString(), profiles }, commands, decideTools);
    assertNoRejections(decision);
    for (const workspace of decision.workspaces) this.#profiles.set(workspace.profileId, workspace);

    const ownIds = new Map(ids.map((id) => [id, randomUUID()]));
    const owners = [...ownIds.values()].map((profileId) => ({ profileId }));
    await runBatch(this.#pool, { text: insertProfiles, parameters: { profiles: rowsJson(profileKey, owners) } });
    const withOwnId = (row: Row) => ({ ...row, profileId: ownIds.get(String(row.profileId)) ?? null });
    return decidedChanges(decision)
      .map(({ table, inserts, updates }) => ({ table, rows: [...inserts, ...updates].map(withOwnId) }))
      .filter(({ rows }) => rows.length > 0);
  }

  /** From rows in memory to rows in the database. */
  async write(batch: LimitBatch): Promise<void> {
    const statements = batch.map(({ table, rows }) => insertBatch(table, table.name.replace('.', '_'), rows));
    const text = statements.map((one) => one.text).join('\n');
    const parameters = Object.assign({}, ...statements.map((one) => one.parameters));
    await inTransaction(this.#pool, (transaction) => runBatch(transaction, { text, parameters }));
  }
}

const profileKey = { profileId: 'uniqueidentifier' };
const insertProfiles = `INSERT INTO profile.Profile (profileId, createdBy, updatedBy)
SELECT j.profileId, N'bench', N'bench'
FROM ${rowsOf('profiles', profileKey)};`;
