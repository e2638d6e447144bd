// Reads what CREATE TABLE and ALTER TABLE … ADD define: columns and constraints.
// https://learn.microsoft.com/sql/t-sql/statements/create-table-transact-sql
import type { ColumnDefinition, ConstraintDefinition } from './ddl';
import { isSameForAllRows } from './row-values';
import { TokenReader } from './token-reader';

/** A constraint without its name. */
type Rule = Omit<ConstraintDefinition, 'name'>;

/** One column with what is written with it; undefined where it says something else than the tool knows. */
function readColumn(reader: TokenReader): ColumnDefinition | undefined {
  const name = reader.takeName();
  if (name === undefined) return undefined;
  const type = reader.takeWords('AS') ? readComputed(reader) : readType(reader);
  if (type === undefined) return undefined;
  const constraints: ConstraintDefinition[] = [];
  let isNullable = true;
  let isIdentity = false;
  for (;;) {
    if (reader.takeWords('NOT', 'FOR', 'REPLICATION') || reader.takeOneOf('ROWGUIDCOL', 'SPARSE', 'HIDDEN')) continue;
    if (reader.takeWords('NOT', 'NULL')) isNullable = false;
    else if (reader.takeWords('NULL')) isNullable = true;
    else if (reader.takeWords('IDENTITY')) {
      reader.takeParentheses();
      isIdentity = true;
      isNullable = false;
    } else if (reader.takeWords('COLLATE')) reader.takeName();
    else {
      const isNamed = reader.takeWords('CONSTRAINT');
      const constraintName = isNamed ? reader.takeName() : undefined;
      const rule = readRule(reader);
      if (rule === undefined) return isNamed ? undefined : { name, type, isNullable, isIdentity, constraints };
      if (rule.kind === 'primary-key') isNullable = false;
      constraints.push({ name: constraintName, ...withValues(rule, reader) });
    }
  }
}

/** A constraint that stands by itself, with or without a name. */
function readConstraint(reader: TokenReader): ConstraintDefinition | undefined {
  const name = reader.takeWords('CONSTRAINT') ? reader.takeName() : undefined;
  const rule = readRule(reader);
  if (rule === undefined) return undefined;
  if (rule.kind === 'default' && (!reader.takeWords('FOR') || reader.takeName() === undefined)) return undefined;
  return { name, ...withValues(rule, reader) };
}

/** WITH VALUES stands behind a default, and behind the column that it is for. */
function withValues(rule: Rule, reader: TokenReader): Rule {
  if (rule.value === undefined || !reader.takeWords('WITH', 'VALUES')) return rule;
  return { ...rule, value: { ...rule.value, isForOldRows: true } };
}

/** A type in lower case without blanks: `decimal(9,6)`. */
export function readType(reader: TokenReader): string | undefined {
  const name = reader.takeDottedName()?.join('.');
  if (name === undefined) return undefined;
  const size = reader.takeParentheses();
  return `${name}${size === undefined ? '' : `(${size.map((token) => token.text).join('')})`}`.toLowerCase();
}

function readComputed(reader: TokenReader): string | undefined {
  const expression = reader.takeParentheses();
  if (expression === undefined) return undefined;
  const isPersisted = reader.takeWords('PERSISTED');
  return `as(${expression.map((token) => token.text).join('')})${isPersisted ? 'persisted' : ''}`;
}

function readRule(reader: TokenReader): Rule | undefined {
  if (!reader.takeWords('DEFAULT')) {
    const kind = readConstraintKind(reader);
    return kind && { kind };
  }
  const value = reader.takenBy(readValue);
  return value && { kind: 'default', value: { isSameForAllRows: isSameForAllRows(value), isForOldRows: false } };
}

function readConstraintKind(reader: TokenReader): Exclude<Rule['kind'], 'default'> | undefined {
  if (reader.takeWords('CHECK')) {
    reader.takeWords('NOT', 'FOR', 'REPLICATION');
    return reader.takeParentheses() === undefined ? undefined : 'check';
  }
  if (reader.takeWords('PRIMARY', 'KEY')) return readKey(reader) ? 'primary-key' : undefined;
  if (reader.takeWords('UNIQUE')) return readKey(reader) ? 'unique' : undefined;
  if (reader.takeWords('FOREIGN', 'KEY')) {
    reader.takeParentheses();
    return reader.takeWords('REFERENCES') && readReference(reader) ? 'foreign-key' : undefined;
  }
  if (reader.takeWords('REFERENCES')) return readReference(reader) ? 'foreign-key' : undefined;
  return undefined;
}

/** After PRIMARY KEY or UNIQUE: all of it may be missing. */
function readKey(reader: TokenReader): boolean {
  reader.takeOneOf('CLUSTERED', 'NONCLUSTERED');
  reader.takeParentheses();
  return readStorage(reader);
}

/** WITH (…) and ON filegroup, of a key, an index or a table. */
export function readStorage(reader: TokenReader): boolean {
  if (reader.takeWords('WITH') && reader.takeParentheses() === undefined) return false;
  while (reader.takeOneOf('ON', 'TEXTIMAGE_ON', 'FILESTREAM_ON') !== undefined) {
    if (reader.takeName() === undefined) return false;
    reader.takeParentheses();
  }
  return true;
}

function readReference(reader: TokenReader): boolean {
  if (reader.takeTable() === undefined) return false;
  reader.takeParentheses();
  while (reader.takeWords('ON', 'DELETE') || reader.takeWords('ON', 'UPDATE')) {
    const isKnown =
      reader.takeWords('NO', 'ACTION') ||
      reader.takeWords('CASCADE') ||
      reader.takeWords('SET', 'NULL') ||
      reader.takeWords('SET', 'DEFAULT');
    if (!isKnown) return false;
  }
  reader.takeWords('NOT', 'FOR', 'REPLICATION');
  return true;
}

/** The value of a default: a literal, a function, something in parentheses. */
function readValue(reader: TokenReader): boolean {
  if (reader.takeWords('NEXT', 'VALUE', 'FOR')) return reader.takeTable() !== undefined;
  if (reader.takeSymbol('-') || reader.takeSymbol('+')) return reader.takeLiteral();
  if (reader.takeLiteral() || reader.takeParentheses() !== undefined) return true;
  if (reader.takeDottedName() === undefined) return false;
  reader.takeParentheses();
  return true;
}

/** What stands between the parentheses of CREATE TABLE. */
export interface TableElements {
  readonly columns: ColumnDefinition[];
  readonly constraints: ConstraintDefinition[];
}

export function readTableElements(reader: TokenReader): TableElements | undefined {
  const inner = reader.takeParentheses();
  if (inner === undefined) return undefined;
  const elements: TableElements = { columns: [], constraints: [] };
  const within = new TokenReader(inner);
  const all = within.takeList(readConstraintOrColumn);
  if (all === undefined || !within.isAtEnd) return undefined;
  for (const one of all) {
    if ('kind' in one) elements.constraints.push(one);
    else elements.columns.push(one);
  }
  return elements;
}

/** The words that begin a constraint are reserved: no column has such a name without brackets. */
export function readConstraintOrColumn(reader: TokenReader): ConstraintDefinition | ColumnDefinition | undefined {
  return startsConstraint(reader) ? readConstraint(reader) : readColumn(reader);
}

function startsConstraint(reader: TokenReader): boolean {
  return ['CONSTRAINT', 'CHECK', 'PRIMARY', 'UNIQUE', 'FOREIGN', 'DEFAULT'].includes(reader.nextWord ?? '');
}
