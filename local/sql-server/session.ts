// A session runs batches: it holds the SET options, the transaction and with it the database's lock.
import { type AppLocks, granted } from './app-locks';
import type { Database, Databases } from './databases';
import { EngineError, EngineGone } from './engine/engine';
import { sqlErrorOf } from './engine/engine-errors';
import type { EngineResult } from './engine/worker-messages';
import { Cancelled, SqlError, unsupported } from './errors';
import type { Faults } from './faults';
import type { Release } from './fifo-lock';
import { type Call, callOf, readCall } from './procedure-calls';
import { afterSet, initialSettings, type Settings } from './settings';
import { wireType } from './tds/columns';
import type { Parameter } from './tds/parameters';
import type { Answer } from './tds/tokens';
import { translated } from './translate/batch';
import { unnamed } from './translate/queries';
import type { ParameterSource } from './translate/scope';
import type { Plan, Query } from './translate/statement';

/** What a session needs of the server that it is a part of. */
export interface Host {
  readonly databases: Databases;
  readonly faults: Faults;
  /** Drops every connection to a database but one. */
  disconnect(database: string, except: Session): Promise<void>;
}

/** Who holds application locks with a transaction, and what the client knows it by. */
interface Transaction {
  readonly id: bigint;
  /** Nested BEGIN TRANSACTIONs: only the last COMMIT commits. */
  depth: number;
  /** The engine has begun it: from its first statement on. */
  begun: boolean;
}

let lastTransaction = 0n;

/*
 * A session's transaction, and the lock of the database:
 *
 *   none ──BEGIN──▶ open (no lock) ──first statement──▶ begun (lock held) ──COMMIT──▶ none
 *    │                 │                                   │
 *    │                 └────── error, cancel, ROLLBACK, end of the session ──▶ none, rolled back
 *    └─ a request without a transaction holds the lock from its first statement to its end
 */
export class Session {
  private settings: Settings = initialSettings;
  private transaction: Transaction | undefined;
  private release: Release | undefined;
  private rowCount = 0;

  constructor(
    readonly database: Database,
    private readonly host: Host,
  ) {}

  /** Runs a batch, or the statement of sp_executesql, whose SET options end with it. */
  async run(sql: string, parameters: readonly Parameter[], answer: Answer, signal: AbortSignal): Promise<void> {
    // What clients ask a pooled connection to see whether it lives; it waits for nothing.
    if (/^\s*SELECT 1\s*;?\s*$/i.test(sql)) return this.answerOne(answer);
    const plans = translated(sql, parameters);
    await this.guarded(answer, signal, async () => {
      for (const plan of plans) {
        this.host.faults.strike(plan.text, 'before');
        const rowCount = await this.execute(plan, parameters, answer, signal);
        this.host.faults.strike(plan.text, 'after');
        answer.statementDone(this.settings.noCount ? undefined : rowCount);
      }
    });
  }

  async executeSql(sql: string, parameters: readonly Parameter[], answer: Answer, signal: AbortSignal): Promise<void> {
    const before = this.settings;
    await this.run(sql, parameters, answer, signal).finally(() => {
      this.settings = before;
    });
  }

  /** A remote call of a procedure other than sp_executesql. Returns its status. */
  call(procedure: string, parameters: readonly Parameter[], signal: AbortSignal): Promise<number> {
    return this.procedure(callOf(procedure, parameters), signal);
  }

  /** A request of the driver's Transaction. */
  async control(request: 'begin' | 'commit' | 'rollback', answer: Answer, signal: AbortSignal): Promise<void> {
    const text = `${request.toUpperCase()} TRANSACTION`;
    await this.guarded(answer, signal, async () => {
      this.host.faults.strike(text, 'before');
      await this.change(request, answer);
      this.host.faults.strike(text, 'after');
    });
  }

  /** Back to how it was after login (sp_reset_connection). */
  async reset(answer: Answer): Promise<void> {
    await this.end(answer);
    this.settings = initialSettings;
    answer.sessionReset();
  }

  /** Rolls back and frees everything; the connection may be gone. */
  async end(answer?: Answer): Promise<void> {
    await this.rollBack(answer);
    this.database.appLocks.releaseAll(this);
  }

  /** Any failure ends the transaction, as XACT_ABORT ON has it; without one the lock ends with the request. */
  private async guarded(answer: Answer, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      if (signal.aborted) throw new Cancelled();
    } catch (error) {
      await this.rollBack(answer);
      throw error;
    } finally {
      if (!this.transaction) this.unlock();
    }
  }

  private async execute(plan: Plan, parameters: readonly Parameter[], answer: Answer, signal: AbortSignal) {
    switch (plan.does) {
      case 'query':
        return this.query(plan, parameters, answer, signal);
      case 'set':
        this.settings = afterSet(plan.statement, this.settings);
        return undefined;
      case 'call':
        answer.returnStatus(await this.procedure(readCall(plan.statement, parameters), signal));
        return undefined;
      case 'begin':
      case 'commit':
      case 'rollback':
        await this.change(plan.does, answer);
        return undefined;
      case 'nothing':
        return undefined;
      case 'create database':
        this.outsideTransaction('CREATE DATABASE');
        await this.host.databases.create(plan.name);
        return undefined;
      case 'drop database':
        this.outsideTransaction('DROP DATABASE');
        if (plan.ifExists && !this.host.databases.get(plan.name)) return undefined;
        await this.host.disconnect(plan.name, this);
        await this.host.databases.drop(plan.name);
        return undefined;
      case 'close connections':
        await this.host.disconnect(plan.name, this);
        return undefined;
      default:
        return plan satisfies never;
    }
  }

  private async query(plan: Query, parameters: readonly Parameter[], answer: Answer, signal: AbortSignal) {
    const engine = await this.database.open();
    this.release ??= await this.database.lock.acquire({ timeout: this.settings.lockTimeout, signal });
    if (signal.aborted) throw new Cancelled();
    try {
      if (this.transaction && !this.transaction.begun) {
        await engine.run(['BEGIN']);
        this.transaction.begun = true;
      }
      const values = plan.sources.map((source) => this.valueOf(source, parameters));
      const result = await engine.run(plan.sql, values);
      if (plan.returnsRows) sendRows(result, answer);
      this.rowCount = plan.verb === 'DDL' ? 0 : result.rowCount;
      return plan.verb === 'DDL' ? undefined : result.rowCount;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      // The engine answers no question in a failed transaction, and the error's words may need one.
      if (this.transaction?.begun) await engine.run(['ROLLBACK']);
      if (this.transaction) this.transaction.begun = false;
      throw await sqlErrorOf(error.failure, { engine, database: this.database.name, query: plan });
    }
  }

  private valueOf(source: ParameterSource, parameters: readonly Parameter[]): string | null {
    switch (source) {
      case 'row count':
        return String(this.rowCount);
      case 'transaction count':
        return String(this.transaction?.depth ?? 0);
      case 'database':
        return this.database.name;
      case 'databases':
        return JSON.stringify(this.host.databases.list());
      default: {
        const value = parameters.find(({ name }) => name.toLowerCase() === source)?.value ?? null;
        return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value;
      }
    }
  }

  private async change(request: 'begin' | 'commit' | 'rollback', answer: Answer): Promise<void> {
    switch (request) {
      case 'begin':
        this.begin(answer);
        return;
      case 'commit':
        await this.commit(answer);
        return;
      case 'rollback':
        if (!this.transaction) {
          throw new SqlError(3903, 'The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION.');
        }
        await this.rollBack(answer);
        return;
      default:
        request satisfies never;
    }
  }

  private begin(answer: Answer): void {
    if (this.transaction) {
      this.transaction.depth++;
      return;
    }
    this.transaction = { id: ++lastTransaction, depth: 1, begun: false };
    answer.transactionChanged('begun', this.transaction.id);
  }

  private async commit(answer: Answer): Promise<void> {
    if (!this.transaction) {
      throw new SqlError(3902, 'The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.');
    }
    if (--this.transaction.depth > 0) return;
    const { id, begun } = this.transaction;
    if (begun) await (await this.database.open()).run(['COMMIT']);
    this.endTransaction(this.transaction);
    answer.transactionChanged('committed', id);
  }

  private async rollBack(answer: Answer | undefined): Promise<void> {
    const { transaction } = this;
    if (!transaction) return this.unlock();
    try {
      if (transaction.begun) await (await this.database.open()).run(['ROLLBACK']);
    } catch (error) {
      // With the engine gone, so is the transaction.
      if (!(error instanceof EngineGone)) throw error;
    }
    this.endTransaction(transaction);
    answer?.transactionChanged('rolled back', transaction.id);
  }

  private endTransaction(transaction: Transaction): void {
    this.transaction = undefined;
    this.database.appLocks.releaseAll(transaction);
    this.unlock();
  }

  private unlock(): void {
    this.release?.();
    this.release = undefined;
  }

  private outsideTransaction(statement: string): void {
    if (this.transaction)
      throw new SqlError(226, `${statement} statement not allowed within multi-statement transaction.`);
  }

  private async procedure({ procedure, given }: Call, signal: AbortSignal): Promise<number> {
    const locks: AppLocks = this.database.appLocks;
    const resource = given.get('resource') ?? '';
    const byTransaction = (given.get('lockowner') ?? 'Transaction').toLowerCase() === 'transaction';
    if (!/^sp_(get|release)applock$/i.test(procedure)) throw unsupported(`the procedure ${procedure}`, '');
    const owner = byTransaction ? this.transaction : this;
    if (!owner) throw new SqlError(1221, 'An application lock of a transaction needs an active transaction.');
    if (/release/i.test(procedure)) {
      locks.release(resource, owner);
      return granted.atOnce;
    }
    const timeout = Number(given.get('locktimeout') ?? this.settings.lockTimeout);
    return locks.get(resource, given.get('lockmode') ?? '', owner, { timeout, signal });
  }

  private answerOne(answer: Answer): void {
    sendRows({ columns: [{ name: unnamed, type: 23, modifier: -1 }], rows: [['1']], rowCount: 1 }, answer);
    answer.statementDone(1);
  }
}

function sendRows({ columns, rows }: EngineResult, answer: Answer): void {
  const typed = columns.map(({ name, type, modifier }, i) => ({
    name: name === unnamed ? '' : name,
    wire: wireType(
      type,
      modifier,
      rows.map((row) => row[i] ?? null),
    ),
  }));
  answer.resultSet(typed, rows);
}
