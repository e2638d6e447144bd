// Whether a down step drops what its up step has made, and makes what that has dropped.
import { changesOf, type Ddl, type Statement } from '../ddl/ddl';
import { nameOf } from './known-schema';
import type { Fault } from './rules';

interface Effect {
  readonly act: 'made' | 'dropped';
  readonly what: string;
  readonly key: string;
  /** The table that it stands on, with which it goes. */
  readonly on: string | undefined;
  readonly statement: Statement;
}

/**
 * What is missing in `down`, each with the statement of `up` that it would undo. A table that is dropped takes with it what stands on it;
 * a column does not: its server refuses (error 5074) while a constraint or an index is on it.
 */
export function notUndone(
  up: readonly Statement[],
  down: readonly Statement[],
): { statement: Statement; fault: Fault }[] {
  const effects = up.flatMap(effectsOf);
  const answers = down.flatMap(effectsOf);
  return effects.flatMap((effect, index) => {
    const { act, what, statement } = effect;
    const [before, after] = [effects.slice(0, index), effects.slice(index + 1)];
    if (act === 'made') {
      const isUndone = touches(after, 'dropped', effect) || touches(answers, 'dropped', effect);
      return isUndone ? [] : [missing(statement, `${what} is made and never dropped by the way back.`)];
    }
    const isOfThisStep = touches(before, 'made', effect);
    const goesWithTable = after.some((other) => other.act === 'dropped' && other.key === effect.on);
    const isUndone =
      isOfThisStep || goesWithTable || answers.some((one) => one.act === 'made' && one.key === effect.key);
    return isUndone ? [] : [missing(statement, `${what} is dropped and not made again by the way back.`)];
  });
}

/** Whether one of the effects makes or drops the same thing, or the table that it stands on. */
function touches(effects: readonly Effect[], act: Effect['act'], { key, on }: Effect): boolean {
  return effects.some((other) => other.act === act && (other.key === key || other.key === on));
}

function missing(statement: Statement, what: string): { statement: Statement; fault: Fault } {
  return { statement, fault: { rule: 'down-does-not-undo', what } };
}

function effectsOf(statement: Statement): Effect[] {
  return changesOf(statement.ddl).flatMap((change) =>
    thingsOf(change).map(({ act, kind, on, name }): Effect => {
      const whole = on === undefined ? name : `${on}.${name}`;
      return {
        act,
        what: `The ${kind} ${whole}`,
        key: `${kind} ${whole.toLowerCase()}`,
        on: on && `table ${on.toLowerCase()}`,
        statement,
      };
    }),
  );
}

interface Thing {
  readonly act: Effect['act'];
  readonly kind: 'schema' | 'table' | 'column' | 'constraint' | 'index';
  readonly on?: string;
  readonly name: string;
}

/** What has no name is another rule's. What stands in CREATE TABLE goes with the table. */
function thingsOf(change: Ddl): Thing[] {
  switch (change.kind) {
    case 'create-schema':
      return [{ act: 'made', kind: 'schema', name: change.schema }];
    case 'drop-schema':
      return [{ act: 'dropped', kind: 'schema', name: change.schema }];
    case 'create-table':
      return [{ act: 'made', kind: 'table', name: nameOf(change.table) }];
    case 'drop-table':
      return [{ act: 'dropped', kind: 'table', name: nameOf(change.table) }];
    case 'add-column': {
      const on = nameOf(change.table);
      const names = change.column.constraints.map((constraint) => constraint.name).filter((name) => name !== undefined);
      return [
        { act: 'made', kind: 'column', on, name: change.column.name },
        ...names.map((name): Thing => ({ act: 'made', kind: 'constraint', on, name })),
      ];
    }
    case 'drop-column':
      return [{ act: 'dropped', kind: 'column', on: nameOf(change.table), name: change.column }];
    case 'add-constraint': {
      const { name } = change.constraint;
      return name === undefined ? [] : [{ act: 'made', kind: 'constraint', on: nameOf(change.table), name }];
    }
    case 'drop-constraint':
      return [{ act: 'dropped', kind: 'constraint', on: nameOf(change.table), name: change.name }];
    case 'create-index':
      return [{ act: 'made', kind: 'index', on: nameOf(change.table), name: change.name }];
    case 'drop-index':
      return [{ act: 'dropped', kind: 'index', on: nameOf(change.table), name: change.name }];
    default:
      return [];
  }
}
