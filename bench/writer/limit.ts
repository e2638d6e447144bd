// The limit: only the INSERT statements of the writer's own rows, a transaction a batch, with nothing read, locked or decided.
//
// The rows are decided in memory beforehand, from the same commands in the same batches. A row that the writer would update is
// inserted here: every batch has profiles of its own, made before, so that no key comes twice while all tables, keys, checks and
// foreign keys stay as they are.
import { randomUUID } from 'node:crypto';
import type sql from 'mssql';
import { genesisHash } from '../../shared/audit/chain';
import { type Batch, inTransaction, runBatch } from '../../shared/sql/transaction';
import { decide } from '../../shared/writer/decide';
import { type Message, sortMessages } from '../../shared/writer/received';
import { insertedColumns, insertRows, type Row, rowsJson, rowsOf } from '../../shared/writer/row';
import type { ProfileState } from '../../shared/writer/state';
import { assertNoRejections, decidedChanges } from './decided';
import { decideTools } from './tools';

export interface LimitBatch extends Batch {
  readonly rows: number;
}

export class LimitWriter {
  readonly #pool: sql.ConnectionPool;
  readonly #profiles = new Map<string, ProfileState>();

  constructor(pool: sql.ConnectionPool) {
    this.#pool = pool;
  }

  /** Decides the batch in memory. Returns undefined if it changes nothing. */
  decide(messages: readonly Message[]): LimitBatch {
    const { commands } = sortMessages(messages);
    const ids = [...new Set(commands.map(({ command }) => command.profileId))];
    const profiles = new Map(ids.map((id) => [id, this.#profiles.get(id) ?? newProfile]));
    const decision = decide({ now: new Date().toISOString(), profiles }, commands, decideTools);
    assertNoRejections(decision);
    for (const workspace of decision.workspaces) this.#profiles.set(workspace.profileId, workspace);

    const ownIds = new Map(ids.map((id) => [id, randomUUID()]));
    const texts: string[] = [];
    const parameters: { [name: string]: string } = {};
    let count = 0;
    for (const { table, inserts, updates } of decidedChanges(decision)) {
      const rows: Row[] = [...inserts, ...updates].map((row) => ({
        ...row,
        profileId: ownIds.get(String(row.profileId)) ?? null,
      }));
      if (rows.length === 0) continue;
      const parameter = table.name.replace('.', '_');
      texts.push(insertRows(table, parameter));
      parameters[parameter] = rowsJson(insertedColumns(table), rows);
      count += rows.length;
    }
    return { text: texts.join('\n'), parameters, rows: count };
  }

  /** Makes the profiles that the batch's rows belong to. */
  async prepare({ parameters }: LimitBatch): Promise<void> {
    const operations = parameters.ops_Operation ?? '[]';
    await runBatch(this.#pool, { text: insertProfiles, parameters: { operations } });
  }

  async write(batch: LimitBatch): Promise<void> {
    await inTransaction(this.#pool, (transaction) => runBatch(transaction, batch));
  }
}

const insertProfiles = `INSERT INTO profile.Profile (profileId, createdBy, updatedBy)
SELECT DISTINCT j.profileId, N'bench', N'bench'
FROM ${rowsOf('operations', { profileId: 'uniqueidentifier' })};`;

const newProfile: ProfileState = {
  head: { version: 0, chainLength: 0, chainHead: genesisHash },
  operations: new Map(),
  progress: new Map(),
  drafts: new Map(),
  sessions: new Map(),
  items: new Map(),
};
