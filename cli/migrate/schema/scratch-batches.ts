// The migrations' T-SQL for other schemas: the same statements, with each of our schemas' names replaced.
import { changesOf } from '../ddl/ddl';
import { parseStatements } from '../ddl/statements';
import { plainName, type Token, tokensOf } from '../ddl/tokens';
import { touchedTables } from '../ddl/touched-tables';
import { StepNotRepeatable } from './errors';

/** As much of a step as making its schema needs. */
export interface UpStep {
  readonly name: string;
  readonly up: readonly string[];
}

/** The schemas that the steps create, in that order. */
export function schemasOf(steps: readonly UpStep[]): string[] {
  const created = steps.flatMap(({ up }) =>
    up.flatMap((batch) => {
      const tokens = wordsOf(batch);
      const name = tokens[2];
      const creates = isWord(tokens[0], 'CREATE') && isWord(tokens[1], 'SCHEMA');
      return creates && name !== undefined ? [plainName(name)] : [];
    }),
  );
  return [...new Set(created)];
}

/** All names and words of the steps, in lower case: a constraint whose name is not among them was not named by a migration. */
export function namesGivenBy(steps: readonly UpStep[]): ReadonlySet<string> {
  const names = steps.flatMap(({ up }) => up.flatMap((batch) => wordsOf(batch).filter(isName).map(plainName)));
  return new Set(names.map((name) => name.toLowerCase()));
}

/**
 * The batches of a step with the names of the schemas replaced: before a dot or after SCHEMA, never in a string or comment, and only as
 * CREATE SCHEMA spells them (`Profile.version` is a column of the table Profile). Throws StepNotRepeatable for a step that would reach
 * another schema all the same.
 */
export function scratchBatches(step: UpStep, names: ReadonlyMap<string, string>): string[] {
  return step.up.map((batch) => {
    const tokens = tokensOf(batch);
    const words = tokens.filter(isSpoken);
    const replaced = new Map<Token, string>();
    for (const [index, token] of words.entries()) {
      const before = words[index - 1];
      const isQualifier = words[index + 1]?.text === '.' && before?.text !== '.';
      const other = names.get(plainName(token));
      if (token.kind === 'string' || isWord(token, 'EXEC', 'EXECUTE')) refuseHidden(step, token, names);
      else if (!isName(token)) continue;
      else if (other !== undefined && (isQualifier || isWord(before, 'SCHEMA'))) replaced.set(token, `[${other}]`);
      else if (isQualifier && isWord(before, ...beforeTables)) throw otherSchema(step, token.text);
      else if (isQualifier && names.has(plainName(words[index + 2] ?? token)) && words[index + 3]?.text === '.')
        throw new StepNotRepeatable(step.name, `it names a table of the database ${token.text}`);
    }
    refuseForeign(step, batch, names);
    return tokens.map((token) => replaced.get(token) ?? token.text).join('');
  });
}

/** After these words a name of two parts is a table's. */
const beforeTables = ['TABLE', 'INTO', 'UPDATE', 'FROM', 'JOIN', 'REFERENCES'];

/** What the statements change must lie in one of our schemas, and what cannot be told is not run. */
function refuseForeign(step: UpStep, batch: string, names: ReadonlyMap<string, string>): void {
  for (const statement of parseStatements(batch)) {
    const foreign = touchedTables(statement).find(({ schema }) => !names.has(schema));
    if (foreign) throw otherSchema(step, `${foreign.schema} (${foreign.name})`);
    for (const change of changesOf(statement.ddl)) {
      if ('schema' in change && !names.has(change.schema)) throw otherSchema(step, change.schema);
      if (change.kind === 'other' && !isPlainSelect(statement.text))
        throw new StepNotRepeatable(step.name, `what it does cannot be told (${change.word})`);
    }
  }
}

function isPlainSelect(text: string): boolean {
  const words = wordsOf(text);
  return isWord(words[0], 'SELECT') && !words.some((word) => isWord(word, 'INTO'));
}

function refuseHidden(step: UpStep, token: Token, names: ReadonlyMap<string, string>): void {
  if (token.kind !== 'string') throw new StepNotRepeatable(step.name, `it runs a procedure (${token.text})`);
  for (const name of names.keys())
    if (token.text.includes(`${name}.`))
      throw new StepNotRepeatable(step.name, `it names a table of ${name} in a string (${token.text})`);
}

function otherSchema(step: UpStep, schema: string): StepNotRepeatable {
  return new StepNotRepeatable(step.name, `it names a table of ${schema}, which no migration creates in that spelling`);
}

const isSpoken = (token: Token) => token.kind !== 'blank' && token.kind !== 'comment';
const wordsOf = (text: string) => tokensOf(text).filter(isSpoken);
const isName = (token: Token) => ['word', 'bracketed', 'quoted'].includes(token.kind);

function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text.toUpperCase());
}
