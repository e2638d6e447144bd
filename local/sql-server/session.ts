// A session runs batches, procedure calls and transaction requests, one after the other, with its SET options.
import { granted } from './app-locks';
import type { Database, Databases } from './databases';
import { EngineError } from './engine/engine';
import { sqlErrorOf } from './engine/engine-errors';
import { Cancelled, SqlError, unsupported } from './errors';
import type { Faults } from './faults';
import { type Call, callOf, readCall } from './procedure-calls';
import { sendOne, sendRows } from './result-sets';
import { afterSet, initialSettings, type Settings } from './settings';
import type { Parameter } from './tds/parameters';
import type { Answer } from './tds/tokens';
import { TransactionScope } from './transaction-scope';
import { translated } from './translate/batch';
import type { ParameterSource } from './translate/scope';
import type { DatabasePlan, Plan, Query } from './translate/statement';

/** What a session needs of the server that it is a part of. */
export interface Host {
  readonly databases: Databases;
  readonly faults: Faults;
  /** Drops every connection to a database but one. */
  disconnect(database: string, except: Session): Promise<void>;
}

/** One request as it is worked on. */
export interface Request {
  readonly parameters: readonly Parameter[];
  readonly answer: Answer;
  readonly signal: AbortSignal;
}

export class Session {
  private settings: Settings = initialSettings;
  private rowCount = 0;
  private readonly scope: TransactionScope;

  constructor(
    readonly database: Database,
    private readonly host: Host,
  ) {
    this.scope = new TransactionScope(database);
  }

  async run(sql: string, request: Request): Promise<void> {
    // What clients ask a pooled connection to see whether it lives: it must wait for nothing.
    if (/^\s*SELECT 1\s*;?\s*$/i.test(sql)) return sendOne(request.answer);
    const plans = translated(sql, request.parameters);
    await this.guarded(request, async () => {
      for (const plan of plans) {
        this.host.faults.strike(plan.text, 'before');
        const rowCount = await this.execute(plan, request);
        this.host.faults.strike(plan.text, 'after');
        request.answer.statementDone(this.settings.noCount ? undefined : rowCount);
      }
    });
  }

  /** sp_executesql: the SET options of its statement end with it. */
  async executeSql(sql: string, request: Request): Promise<void> {
    const before = this.settings;
    await this.run(sql, request).finally(() => {
      this.settings = before;
    });
  }

  /** A remote call of another procedure. Returns its status. */
  call(procedure: string, { parameters, signal }: Request): Promise<number> {
    return this.procedure(callOf(procedure, parameters), signal);
  }

  /** A request of the driver's Transaction. */
  async control(change: 'begin' | 'commit' | 'rollback', request: Request): Promise<void> {
    const text = `${change.toUpperCase()} TRANSACTION`;
    await this.guarded(request, async () => {
      this.host.faults.strike(text, 'before');
      await this.changeTransaction(change, request.answer);
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
    this.scope.leave();
    this.database.appLocks.releaseAll(this);
  }

  /** Any failure ends the transaction, as XACT_ABORT ON has it. */
  private async guarded({ answer, signal }: Request, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      if (signal.aborted) throw new Cancelled();
    } catch (error) {
      await this.rollBack(answer);
      throw error;
    } finally {
      this.scope.leave();
    }
  }

  /** Returns the row count of what has one. */
  private async execute(plan: Plan, request: Request): Promise<number | undefined> {
    switch (plan.does) {
      case 'query':
        return this.query(plan, request);
      case 'set':
        this.settings = afterSet(plan.statement, this.settings);
        return undefined;
      case 'call':
        request.answer.returnStatus(await this.procedure(readCall(plan.statement, request.parameters), request.signal));
        return undefined;
      case 'begin':
      case 'commit':
      case 'rollback':
        await this.changeTransaction(plan.does, request.answer);
        return undefined;
      default:
        await this.changeDatabases(plan);
        return undefined;
    }
  }

  private async query(plan: Query, { parameters, answer, signal }: Request): Promise<number | undefined> {
    const engine = await this.scope.enter({ timeout: this.settings.lockTimeout, signal });
    try {
      const values = plan.sources.map((source) => this.valueOf(source, parameters));
      const result = await engine.run(plan.sql, values);
      if (plan.returnsRows) sendRows(result, answer);
      this.rowCount = plan.verb === 'DDL' ? 0 : result.rowCount;
      return plan.verb === 'DDL' ? undefined : result.rowCount;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      await this.scope.rollBackEngine();
      throw await sqlErrorOf(error.failure, { engine, database: this.database.name, query: plan });
    }
  }

  private valueOf(source: ParameterSource, parameters: readonly Parameter[]): string | null {
    switch (source) {
      case 'row count':
        return String(this.rowCount);
      case 'transaction count':
        return String(this.scope.depth);
      case 'lock timeout':
        return String(this.settings.lockTimeout);
      case 'application locks': {
        const { appLocks } = this.database;
        return JSON.stringify({ session: appLocks.heldBy(this), transaction: appLocks.heldBy(this.scope.owner) });
      }
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

  private async changeTransaction(change: 'begin' | 'commit' | 'rollback', answer: Answer): Promise<void> {
    switch (change) {
      case 'begin': {
        const id = this.scope.begin();
        if (id !== undefined) answer.transactionChanged('begun', id);
        return;
      }
      case 'commit': {
        const id = await this.scope.commit();
        if (id !== undefined) answer.transactionChanged('committed', id);
        return;
      }
      case 'rollback':
        if (await this.rollBack(answer)) return;
        throw new SqlError(3903, 'The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION.');
      default:
        change satisfies never;
    }
  }

  /** Tells whether there was anything to roll back. */
  private async rollBack(answer: Answer | undefined): Promise<boolean> {
    const id = await this.scope.rollBack();
    if (id !== undefined) answer?.transactionChanged('rolled back', id);
    return id !== undefined;
  }

  private async changeDatabases({ does, name, ifExists }: DatabasePlan): Promise<void> {
    const { databases } = this.host;
    if (this.scope.depth > 0) {
      throw new SqlError(226, `${does.toUpperCase()} statement not allowed within multi-statement transaction.`);
    }
    switch (does) {
      case 'create database':
        return databases.create(name);
      case 'close connections':
        return this.host.disconnect(name, this);
      case 'drop database':
        if (ifExists && !databases.get(name)) return;
        if (name === this.database.name) {
          throw new SqlError(3702, `Cannot drop database "${name}" because it is currently in use.`);
        }
        await this.host.disconnect(name, this);
        return databases.drop(name);
      case 'admit connections':
        return;
      default:
        does satisfies never;
    }
  }

  private async procedure({ procedure, given }: Call, signal: AbortSignal): Promise<number> {
    if (!/^sp_(get|release)applock$/i.test(procedure)) throw unsupported(`the procedure ${procedure}`, '');
    const locks = this.database.appLocks;
    const resource = given.get('resource') ?? '';
    const bySession = (given.get('lockowner') ?? '').toLowerCase() === 'session';
    const owner = bySession ? this : this.scope.owner;
    if (!owner) throw new SqlError(1221, 'An application lock of a transaction needs an active transaction.');
    if (/release/i.test(procedure)) {
      locks.release(resource, owner);
      return granted.atOnce;
    }
    const timeout = Number(given.get('locktimeout') ?? this.settings.lockTimeout);
    return locks.get(resource, given.get('lockmode') ?? '', owner, { timeout, signal });
  }
}
