// Reads a migration's text into its statements, for the plan, the runner's count of losses, and lint.
import type { Ddl, Statement } from './ddl';
import { readAlter } from './read-alter';
import { readCreate } from './read-create';
import { readDrop } from './read-drop';
import { readRows } from './read-rows';
import { TokenReader, wordOf } from './token-reader';
import { lineAt, type Token, tokensOf } from './tokens';

/**
 * The statements of a text, in order. One ends at a `;` outside of parentheses, at GO or at the end of the text; a procedure, trigger,
 * function or view only at GO, as it is all of its batch. What is not known is `other`. Throws TextNeverEnds.
 */
export function parseStatements(text: string): Statement[] {
  const statements: Statement[] = [];
  let open: Token[] = [];
  let comments: Token[] = [];
  let depth = 0;
  const end = () => {
    const statement = statementOf(text, open, comments);
    if (statement !== undefined) statements.push(statement);
    [open, comments, depth] = [[], [], 0];
  };
  for (const [index, token] of tokensOf(text).entries()) {
    if (token.kind === 'go') end();
    else if (token.kind === 'blank') {
      // A comment that a blank line parts from the statement is about something else.
      if (open.length === 0 && token.text.split('\n').length > 2) comments = [];
    } else if (token.kind === 'comment') {
      if (open.length === 0 && (index === 0 || beginsLine(text, token.offset))) comments.push(token);
    } else {
      open.push(token);
      if (token.kind !== 'symbol') continue;
      if (token.text === '(') depth += 1;
      if (token.text === ')') depth = Math.max(0, depth - 1);
      if (token.text === ';' && depth === 0 && !isModule(open)) end();
    }
  }
  end();
  return statements;
}

/** Of `DROP TABLE a; -- why` the comment is of the statement before it. */
function beginsLine(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
}

function isModule(tokens: readonly Token[]): boolean {
  const reader = new TokenReader(tokens);
  if (reader.takeOneOf('CREATE', 'ALTER') === undefined) return false;
  reader.takeWords('OR', 'ALTER');
  return reader.takeOneOf('PROCEDURE', 'PROC', 'TRIGGER', 'FUNCTION', 'VIEW') !== undefined;
}

function statementOf(text: string, tokens: readonly Token[], comments: readonly Token[]): Statement | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined || first.text === ';') return undefined;
  return {
    ddl: ddlOf(last.text === ';' ? tokens.slice(0, -1) : tokens),
    text: text.slice(first.offset, last.offset + last.text.length),
    comments: comments.flatMap(linesOf),
    line: lineAt(text, first.offset),
  };
}

function linesOf(comment: Token): string[] {
  if (comment.text.startsWith('--')) return [comment.text.replace(/^-+/, '').trim()];
  const lines = comment.text.slice(2, -2).split('\n');
  return lines.map((line) => line.trim().replace(/^\*+\s*/, '')).filter((line) => line !== '');
}

function ddlOf(tokens: readonly Token[]): Ddl {
  const reader = new TokenReader(tokens);
  const changes = readChanges(reader);
  const [only, ...more] = changes ?? [];
  if (only === undefined || !reader.isAtEnd) return { kind: 'other', word: tokens[0]?.text.toUpperCase() ?? '' };
  return more.length === 0 ? only : { kind: 'several', changes: [only, ...more] };
}

function readChanges(reader: TokenReader): Ddl[] | undefined {
  if (reader.takeWords('CREATE')) return oneOrNone(readCreate(reader));
  if (reader.takeWords('ALTER')) return readAlter(reader);
  if (reader.takeWords('DROP')) return readDrop(reader);
  const verb = reader.takeOneOf('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE');
  if (verb !== undefined) return oneOrNone(readRows(reader, verb));
  return oneOrNone(readRename(reader));
}

/** sp_rename, with EXEC or without it at the start of a batch. */
function readRename(reader: TokenReader): Ddl | undefined {
  reader.takeOneOf('EXEC', 'EXECUTE');
  const procedure = reader.takeDottedName();
  if (procedure?.at(-1)?.toLowerCase() !== 'sp_rename') return undefined;
  const rest = reader.takeRest();
  return {
    kind: 'rename',
    what: rest
      .map((token) => (wordOf(token) === undefined ? token.text : ` ${token.text} `))
      .join('')
      .trim(),
  };
}

function oneOrNone(ddl: Ddl | undefined): Ddl[] | undefined {
  return ddl && [ddl];
}
