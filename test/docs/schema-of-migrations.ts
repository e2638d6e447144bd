// What the migrations and the tool make, table by table, as the documentation has to tell it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ColumnDefinition, type ConstraintDefinition, changesOf, type Ddl } from '../../cli/migrate/ddl/ddl';
import { parseStatements } from '../../cli/migrate/ddl/statements';
import { createHistory } from '../../cli/migrate/history';
import { nameOf } from '../../cli/migrate/lint/known-schema';
import type { Step } from '../../cli/migrate/steps';

export interface Table {
  readonly columns: ColumnDefinition[];
  /** Names of constraints and indexes in the order in which they came; defaults stand with their columns. */
  readonly rules: string[];
  /** Names of defaults, by column. */
  readonly defaults: Map<string, string>;
}

export type Tables = ReadonlyMap<string, Table>;

/** All steps one after the other, and the table of the tool itself. Throws where a step does what is not known here. */
export function tablesOf(steps: readonly Step[]): Tables {
  const tables = new Map<string, Table>();
  const texts = [...steps.flatMap(({ up }) => up), createHistory];
  for (const { ddl } of texts.flatMap(parseStatements)) for (const change of changesOf(ddl)) fold(tables, change);
  return tables;
}

function fold(tables: Map<string, Table>, change: Ddl): void {
  if (!('table' in change)) return;
  const name = nameOf(change.table);
  if (change.kind === 'create-table') tables.set(name, { columns: [], rules: [], defaults: new Map() });
  const table = tables.get(name);
  if (!table) throw new RangeError(`${change.kind} of ${name}, which no step makes`);
  switch (change.kind) {
    case 'create-table':
      for (const column of change.columns) addColumn(table, column);
      for (const constraint of change.constraints) addRule(table, constraint);
      return;
    case 'add-column':
      addColumn(table, change.column);
      return;
    case 'alter-column':
      table.columns.splice(columnAt(table, change.column.name), 1, change.column);
      return;
    case 'drop-column':
      table.columns.splice(columnAt(table, change.column), 1);
      return;
    case 'add-constraint':
      addRule(table, change.constraint);
      return;
    case 'create-index':
      table.rules.push(change.name);
      return;
    case 'drop-constraint':
    case 'drop-index':
      dropRule(table, change.name);
      return;
    case 'drop-table':
      tables.delete(name);
      return;
    case 'change-rows':
      return;
    default:
      change satisfies never;
  }
}

function addColumn(table: Table, column: ColumnDefinition): void {
  table.columns.push(column);
  for (const constraint of column.constraints) {
    if (constraint.kind === 'default') table.defaults.set(column.name, nameOfRule(constraint));
    else addRule(table, constraint);
  }
}

function addRule(table: Table, constraint: ConstraintDefinition): void {
  table.rules.push(nameOfRule(constraint));
}

/** A default, or what stands by itself. */
function dropRule({ rules, defaults }: Table, name: string): void {
  const [column] = [...defaults].find(([, one]) => one === name) ?? [];
  if (column !== undefined) defaults.delete(column);
  else rules.splice(at(rules, name), 1);
}

function nameOfRule({ name }: ConstraintDefinition): string {
  if (name === undefined) throw new RangeError('a constraint has no name');
  return name;
}

function columnAt({ columns }: Table, name: string): number {
  return at(
    columns.map((column) => column.name),
    name,
  );
}

function at(names: readonly string[], name: string): number {
  const index = names.indexOf(name);
  if (index < 0) throw new RangeError(`there is no ${name}`);
  return index;
}

const dump = join(__dirname, '..', 'cli', 'migrate', 'schema.golden.txt');

/** Three patterns of LIKE, one for each form of a partial date. */
const partialDate = /\((\w+) LIKE '[^']+' OR \1 LIKE '[^']+' OR \1 LIKE '[^']+'\)/;

export interface Definitions {
  /** By `schema.table.column`, without parentheses around it. */
  readonly defaults: ReadonlyMap<string, string>;
  /** By `schema.table name`: `index nonclustered (profileId, accessId)`. */
  readonly rules: ReadonlyMap<string, string>;
}

/** From the dump of a live schema, which a test of its own keeps as it is. */
export function definitionsOfDump(): Definitions {
  const defaults = new Map<string, string>();
  const rules = new Map<string, string>();
  for (const line of readFileSync(dump, 'utf8').trimEnd().split('\n')) {
    const told = /^(default|check|foreign key|index|primary key|unique) (\S+) (\S+) (.*)$/.exec(line);
    if (!told) continue;
    const [, kind = '', on = '', name = '', text = ''] = told;
    if (kind === 'default') defaults.set(on, text.replace(/^= \(+(.*?)\)+$/, '$1').replace(/\($/, '()'));
    else rules.set(`${on} ${name}`, `${kind} ${kind === 'check' ? conditionOf(text) : text}`);
  }
  return { defaults, rules };
}

function conditionOf(text: string): string {
  const condition = text.replace(/ not trusted$/, '').replace(/^= /, '');
  return condition.replace(partialDate, '($1 is a partial date)').replace(/^\((.*)\)$/s, '$1');
}
