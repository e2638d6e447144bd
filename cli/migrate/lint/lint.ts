// Holds all steps to the rules, before any of them meets a database.
import { changesOf, type Statement } from '../ddl/ddl';
import { TextNeverEnds } from '../ddl/errors';
import { parseStatements } from '../ddl/statements';
import { lineAt, tokensOf } from '../ddl/tokens';
import type { Step } from '../steps';
import { isAllowance, notAllowed } from './allowances';
import { exceptions } from './exceptions';
import { KnownSchema } from './known-schema';
import { lockedTables, severalLiveTables } from './live-locks';
import { type Fault, notes, type Rule, remedies, rulesOfDown } from './rules';
import { faultsOf } from './statement-faults';
import { notUndone } from './undo';

export interface Finding {
  readonly rule: Rule;
  /** For example `009-drop-legacy`. */
  readonly step: string;
  readonly file: string;
  /** In the file, from 1. */
  readonly line: number;
  readonly what: string;
  readonly remedy: string;
  /** Told, and no reason to refuse the steps. */
  readonly isNote: boolean;
}

type Direction = 'up' | 'down';

interface Script {
  readonly statements: readonly Statement[];
  /** Whether each batch has one statement, as the runner wants it of indexes. */
  readonly isOneABatch: boolean;
  /** Those of its parts that cannot be read, and allowances that stand before no statement. */
  readonly loose: readonly { readonly line: number; readonly fault: Fault }[];
}

/** All findings, in the order of the steps and their lines, up before down. None but notes: the steps may be released. */
export function lintSteps(steps: readonly Step[]): Finding[] {
  const schema = new KnownSchema(new Set(steps.flatMap(createdSchemas)));
  return steps.flatMap((step) => lintStep(step, schema));
}

function createdSchemas(step: Step): string[] {
  const changes = scriptOf(step, 'up').statements.flatMap(({ ddl }) => changesOf(ddl));
  return changes.flatMap((change) => (change.kind === 'create-schema' ? [change.schema] : []));
}

function lintStep(step: Step, schema: KnownSchema): Finding[] {
  schema.beginStep();
  const up = scriptOf(step, 'up');
  const down = scriptOf(step, 'down');
  const isIndexStep = up.isOneABatch && up.statements.every(({ ddl }) => ddl.kind === 'create-index');
  const isReadable = [...up.loose, ...down.loose].every(({ fault }) => fault.rule !== 'unreadable');
  const undone = isReadable ? faultsOfWayBack(up.statements, down.statements) : [];
  const found = up.statements.map((statement) => {
    const faults = faultsOf(statement, { schema, isIndexStep });
    const locked = isIndexStep ? [] : lockedTables(statement, schema);
    schema.apply(statement.ddl);
    return { statement, faults, locked };
  });
  const several = severalLiveTables(found.map(({ statement, locked }) => [statement, locked]));
  const ofStep = [...undone, ...(several ? [several] : [])];
  const faultsUp = found.flatMap(({ statement, faults }) => {
    const all = [...faults, ...ofStep.filter((one) => one.statement === statement).map((one) => one.fault)];
    return notAllowed(statement, all).map((fault) => ({ line: statement.line, fault }));
  });
  const faultsDown = down.statements.flatMap((statement) => {
    const faults = faultsOf(statement, { schema, isIndexStep }).filter(({ rule }) => rulesOfDown.has(rule));
    return notAllowed(statement, faults).map((fault) => ({ line: statement.line, fault }));
  });
  return [
    ...findingsOf(step, 'up', [...faultsUp, ...up.loose]),
    ...findingsOf(step, 'down', [...faultsDown, ...down.loose]),
  ];
}

function faultsOfWayBack(
  up: readonly Statement[],
  down: readonly Statement[],
): { statement: Statement; fault: Fault }[] {
  const first = up[0];
  if (first === undefined || down.length > 0) return notUndone(up, down);
  return [
    { statement: first, fault: { rule: 'no-down', what: 'The step has no way back: its .down.sql does nothing.' } },
  ];
}

function findingsOf(step: Step, direction: Direction, faults: readonly { line: number; fault: Fault }[]): Finding[] {
  return faults
    .filter(({ fault }) => !exceptions.some((one) => one.step === step.name && one.rule === fault.rule))
    .sort((one, other) => one.line - other.line)
    .map(({ line, fault }) => ({
      rule: fault.rule,
      step: step.name,
      file: `${step.name}.${direction}.sql`,
      line,
      what: fault.what,
      remedy: remedies[fault.rule],
      isNote: notes.has(fault.rule),
    }));
}

/** Batch by batch, as the runner sends them. */
function scriptOf(step: Step, direction: Direction): Script {
  const parts = step[direction].map((batch, index) => batchOf(batch, (step.lines?.[direction][index] ?? 1) - 1));
  return {
    statements: parts.flatMap((part) => part.statements),
    isOneABatch: parts.every((part) => part.statements.length === 1),
    loose: parts.flatMap((part) => part.loose),
  };
}

function batchOf(batch: string, linesBefore: number): Omit<Script, 'isOneABatch'> {
  try {
    const statements = parseStatements(batch).map((one) => ({ ...one, line: one.line + linesBefore }));
    return { statements, loose: looseAllowances(batch, statements, linesBefore) };
  } catch (error) {
    if (!(error instanceof TextNeverEnds)) throw error;
    const fault: Fault = { rule: 'unreadable', what: `A ${error.what} begins here and never ends.` };
    return { statements: [], loose: [{ line: error.line + linesBefore, fault }] };
  }
}

function looseAllowances(batch: string, statements: readonly Statement[], linesBefore: number): Script['loose'] {
  const heard = new Set(statements.flatMap((statement) => statement.comments));
  return tokensOf(batch)
    .filter(({ kind, text }) => kind === 'comment' && isAllowance(plain(text)) && !heard.has(plain(text)))
    .map(({ text, offset }) => ({
      line: lineAt(batch, offset) + linesBefore,
      fault: { rule: 'allowance-faulty', what: `“${plain(text)}” does not stand right before a statement.` },
    }));
}

function plain(comment: string): string {
  return comment
    .replace(/^(--+|\/\*+)/, '')
    .replace(/\*\/$/, '')
    .trim();
}
