// The rights that statements need, and those that infra/sql/grants.sql gives.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** By table: SELECT, INSERT, DELETE, and UPDATE of single columns as `UPDATE column`. */
export type Rights = Map<string, Set<string>>;

const table = '((?:profile|builder|audit|ops|dbo)\\.\\w+)';

/** Reads any text that statements stand in, also source code with statements in its templates. */
export function rightsNeeded(texts: readonly string[]): Rights {
  const rights: Rights = new Map();
  const need = (name: string | undefined, right: string) => {
    if (!name) return;
    const of = rights.get(name) ?? new Set();
    rights.set(name, of.add(right));
  };
  for (const text of texts) {
    for (const [, name] of text.matchAll(new RegExp(`\\bINSERT INTO ${table}`, 'g'))) need(name, 'INSERT');
    for (const [, name] of text.matchAll(new RegExp(`\\b(?:FROM|JOIN) ${table}`, 'g'))) need(name, 'SELECT');
    for (const [, name] of text.matchAll(new RegExp(`\\bDELETE (?:\\w+\\s+)?FROM ${table}`, 'g'))) need(name, 'DELETE');
    for (const [, alias, set, name] of text.matchAll(
      new RegExp(`\\bUPDATE (\\w+)\\s+SET ([^;]*?)\\s+FROM ${table}`, 'g'),
    ))
      for (const [, column] of `${set}`.matchAll(new RegExp(`\\b${alias}\\.(\\w+) = `, 'g')))
        need(name, `UPDATE ${column}`);
  }
  return rights;
}

export function grantsText(): string {
  return readFileSync(join(__dirname, '..', '..', '..', 'infra', 'sql', 'grants.sql'), 'utf8');
}

/** It gives nothing: the role has no members until somebody who may adds them. */
const makesTheRole = "IF DATABASE_PRINCIPAL_ID('stepkeeper_app') IS NULL CREATE ROLE stepkeeper_app;";

/** UPDATE of a whole table stands there as `UPDATE`. Throws for whatever stands there besides GRANTs of one form, a line each, and the role. */
export function rightsGranted(text: string): Rights {
  const rights: Rights = new Map();
  const statements = text.split('\n').filter((line) => !/^(--.*|GO|\s*)$/.test(line) && line !== makesTheRole);
  for (const statement of statements) {
    const parts = /^GRANT ([A-Z, ]+) ON (\w+\.\w+)(?: \(([\w, ]+)\))? TO stepkeeper_app;$/.exec(statement);
    if (!parts) throw new Error(`unreadable: ${statement}`);
    const [, verbs = '', name = '', columns] = parts;
    const of = rights.get(name) ?? new Set();
    for (const verb of verbs.split(', '))
      for (const right of columns ? columns.split(', ').map((column) => `${verb} ${column}`) : [verb]) of.add(right);
    rights.set(name, of);
  }
  return rights;
}
