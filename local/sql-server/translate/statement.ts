// One statement of T-SQL becomes one plan: what the engine runs, or what the session does itself.
import { type Dialect, parse } from '@polyglot-sql/sdk';
import { SqlError, unsupported } from '../errors';
import { deleteRows } from './delete';
import { createIndex, dropIndex } from './indexes';
import { insert } from './insert';
import { isWord, type Token, textOf, tokens } from './lexer';
import { lostWord } from './lost-words';
import { Node } from './node';
import { query } from './queries';
import { rewrite } from './rewrite';
import { type ParameterSource, quoted, Scope } from './scope';
import { alterTable, createTable, dropTable } from './tables';
import type { SqlType } from './types';
import { update } from './update';

export interface Query {
  readonly does: 'query';
  /** As it was written, for errors and faults. */
  readonly text: string;
  /** What the engine runs, as one: mostly one statement. */
  readonly sql: readonly string[];
  readonly sources: readonly ParameterSource[];
  readonly verb: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'DDL';
  readonly returnsRows: boolean;
}

export interface DatabasePlan {
  readonly does: 'create database' | 'drop database' | 'close connections' | 'admit connections';
  readonly text: string;
  readonly name: string;
  readonly ifExists: boolean;
}

export type Plan =
  | Query
  | DatabasePlan
  | { readonly does: 'set' | 'call'; readonly text: string; readonly statement: readonly Token[] }
  | { readonly does: 'begin' | 'commit' | 'rollback'; readonly text: string };

const tsql = 'tsql' as Dialect;

export function translate(statement: readonly Token[], parameters: ReadonlyMap<string, SqlType>): Plan {
  const text = textOf(statement);
  return ownPlan(statement, text) ?? enginePlan(statement, text, parameters);
}

const database =
  /^(?:(CREATE|DROP) DATABASE (IF EXISTS )?|ALTER DATABASE )(?:\[([^\]]+)\]|(\w+))( SET (?:SINGLE_USER WITH ROLLBACK IMMEDIATE|MULTI_USER))?$/i;

/** What the session does without the engine. */
function ownPlan(statement: readonly Token[], text: string): Plan | undefined {
  if (isWord(statement[0], 'SET')) return { does: 'set', text, statement };
  if (isWord(statement[0], 'EXEC', 'EXECUTE')) return { does: 'call', text, statement };
  if (/^BEGIN TRAN(SACTION)?( \w+)?$/i.test(text)) return { does: 'begin', text };
  if (/^COMMIT( TRAN(SACTION)?| WORK)?( \w+)?$/i.test(text)) return { does: 'commit', text };
  if (/^ROLLBACK( TRAN(SACTION)?| WORK)?$/i.test(text)) return { does: 'rollback', text };
  const [, verb, ifExists, delimited, plain, set] = database.exec(text) ?? [];
  const name = delimited ?? plain;
  if (!name || (!verb && !set)) return undefined;
  const own = verb ? (`${verb.toLowerCase()} database` as 'create database' | 'drop database') : undefined;
  const does = own ?? (/SINGLE_USER/i.test(set ?? '') ? 'close connections' : 'admit connections');
  return { does, text, name, ifExists: ifExists !== undefined };
}

function enginePlan(statement: readonly Token[], text: string, parameters: ReadonlyMap<string, SqlType>): Query {
  const readable = rewrite(statement);
  const root = new Node(treeOf(statement, readable.text, text), text);
  const scope = new Scope(parameters);
  const top = readable.top === undefined ? undefined : topOf(readable.top, text);
  const kind = root.kind;
  const body = root.body;
  const returning = body.has('output');
  const plan = (verb: Query['verb'], sql: string[], returnsRows: boolean): Query => {
    root.done();
    top?.done();
    return { does: 'query', text, sql, sources: scope.sources, verb, returnsRows };
  };
  switch (kind) {
    case 'select':
    case 'union':
    case 'except':
    case 'intersect':
      return plan('SELECT', [query(root, scope)], true);
    case 'insert':
      return plan('INSERT', [insert(body, scope)], returning);
    case 'update':
      return plan('UPDATE', [update(body, scope)], returning);
    case 'delete':
      return plan('DELETE', [deleteRows(body, top, scope)], returning);
    case 'create_table':
      return plan('DDL', createTable(body, readable, scope), false);
    case 'alter_table':
      return plan('DDL', alterTable(body, readable, scope), false);
    case 'drop_table':
      return plan('DDL', dropTable(body), false);
    case 'create_index':
      return plan('DDL', createIndex(body, scope), false);
    case 'drop_index':
      return plan('DDL', dropIndex(body), false);
    case 'create_schema':
      return plan(
        'DDL',
        body.nodes('name').map((name) => `CREATE SCHEMA ${quoted(name.text('name') ?? '', name)}`),
        false,
      );
    case 'drop_schema': {
      const exists = body.flag('if_exists') ? 'IF EXISTS ' : '';
      return plan('DDL', [`DROP SCHEMA ${exists}${quoted(body.name('name') ?? '', body)}`], false);
    }
    default:
      throw unsupported(statement[0]?.text.toUpperCase() ?? 'an empty statement', text);
  }
}

/** Words that begin what is known to be T-SQL, but no part of the subset: they are refused by name and not as bad syntax. */
const outside =
  /^(IF|WHILE|DECLARE|BEGIN|PRINT|THROW|RAISERROR|MERGE|USE|GRANT|DENY|REVOKE|BACKUP|RESTORE|GOTO|RETURN|WAITFOR|SAVE|BULK|TRUNCATE|DBCC|KILL|GO)$/i;

function treeOf(statement: readonly Token[], readable: string, text: string): unknown {
  const first = statement[0]?.text ?? '';
  const kindOfObject =
    /^(?:CREATE|ALTER|DROP) (?:OR ALTER )?(PROC\w*|TRIGGER|VIEW|FUNCTION|SEQUENCE|TYPE|USER|LOGIN|ROLE|SYNONYM)\b/i.exec(
      text,
    )?.[1];
  if (kindOfObject) throw unsupported(kindOfObject.toUpperCase(), text);
  if (outside.test(first)) throw unsupported(first.toUpperCase(), text);
  const parsed = parse(readable, tsql);
  const trees: unknown = parsed.ast;
  if (!parsed.success || !Array.isArray(trees)) throw badSyntax(readable, parsed.errorStart, parsed.error);
  if (trees.length !== 1) throw badSyntax(readable, undefined, 'there are several statements without ; between them');
  const lost = lostWord(tokens(readable), trees);
  if (lost) throw unsupported(lost, text);
  return trees[0];
}

function topOf(tsqlText: string, text: string): Node {
  const trees: unknown = parse(`SELECT ${tsqlText}`, tsql).ast;
  const [select] = Array.isArray(trees) ? trees : [];
  const [top] = new Node(select, text).body.nodes('expressions');
  if (!top) throw unsupported('DELETE TOP', text);
  return top;
}

function badSyntax(text: string, start: number | undefined, reason: string | null | undefined): SqlError {
  const near = (start === undefined ? text : text.slice(start)).trim().slice(0, 40);
  return new SqlError(
    102,
    `Incorrect syntax near '${near}'. (${reason ?? 'it does not parse'}: ${text.slice(0, 400)})`,
    15,
  );
}
