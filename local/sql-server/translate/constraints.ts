// Table constraints: keys, foreign keys and checks keep their names, by which errors and DROP CONSTRAINT know them.
import { condition } from './conditions';
import { constraintComment, definitionOf, keyAbout } from './definitions';
import type { Node } from './node';
import { type ObjectName, objectName, quoted, type Scope } from './scope';

const actions: Readonly<Record<string, string>> = {
  Cascade: 'CASCADE',
  NoAction: 'NO ACTION',
  SetNull: 'SET NULL',
  SetDefault: 'SET DEFAULT',
};

export interface Constraint {
  /** As it stands in the engine's CREATE TABLE or ADD. */
  readonly sql: string;
  /** What must run once the constraint is there. */
  readonly after: readonly string[];
}

export function tableConstraint(constraint: Node, table: ObjectName, scope: Scope): Constraint {
  const kind = constraint.kind;
  const body = constraint.body;
  const name = body.name('name');
  const named = name ? `CONSTRAINT ${quoted(name, body)} ` : '';
  const seen = body.lookAhead();
  storage(body.node('modifiers'));
  const made = (sql: string, about?: object): Constraint => ({
    sql: `${named}${sql}`,
    after: about ? constraintComment(table, name, about, body) : [],
  });
  switch (kind) {
    case 'PrimaryKey':
      return made(`PRIMARY KEY (${columnList(body, 'columns')})`, keyAbout(kind, seen));
    case 'Unique':
      return made(`UNIQUE NULLS NOT DISTINCT (${columnList(body, 'columns')})`, keyAbout(kind, seen));
    case 'Check':
      return made(`CHECK (${condition(body.need('expression'), scope)})`, {
        definition: definitionOf(seen.need('expression')),
      });
    case 'ForeignKey':
      return made(`FOREIGN KEY (${columnList(body, 'columns')}) ${reference(body.need('references'))}`);
    default:
      throw body.unsupported(`the constraint ${kind}`);
  }
}

/** CLUSTERED and WITH (…) are about how rows are stored. */
function storage(modifiers: Node | undefined): void {
  modifiers?.skip('clustered');
  modifiers?.skip('with_options');
}

export function reference(body: Node): string {
  const onDelete = action(body.text('on_delete'), body);
  const onUpdate = action(body.text('on_update'), body);
  const columns = columnList(body, 'columns');
  const table = objectName(body.need('table')).sql;
  return `REFERENCES ${table}${columns ? ` (${columns})` : ''} ON DELETE ${onDelete} ON UPDATE ${onUpdate}`;
}

function action(written: string | undefined, body: Node): string {
  const known = actions[written ?? 'NoAction'];
  if (!known) throw body.unsupported(`the referential action ${written}`);
  return known;
}

/** The parser leaves a key column and its direction in one piece, which makes no difference to a key. */
function columnList(body: Node, field: string): string {
  return body
    .nodes(field)
    .map((column) => quoted((column.text('name') ?? '').replace(/ (ASC|DESC)$/i, ''), column))
    .join(', ');
}
