// A column of CREATE TABLE and ALTER TABLE: its storage, the checks of its type, and what is kept in its comment for the catalog.
import { condition } from './conditions';
import { reference } from './constraints';
import { constraintComment, definitionOf } from './definitions';
import { expression } from './expressions';
import type { Node } from './node';
import { literal, type ObjectName, quoted, type Scope } from './scope';
import { columnChecks, declaration, engineType, readType, type SqlType } from './types';

export interface ColumnDefinition {
  readonly name: string;
  readonly type: SqlType;
  readonly nullable: boolean;
  /** The column as it stands in the engine's CREATE TABLE or ADD COLUMN. */
  readonly sql: string;
  readonly checks: readonly string[];
  /** What must run once the column is there. */
  readonly after: readonly string[];
}

/** `defaultName` is the name of the column's DEFAULT constraint, which the parser loses and is given apart. */
export function columnDefinition(
  node: Node,
  table: ObjectName,
  defaultName: string | undefined,
  scope: Scope,
): ColumnDefinition {
  const name = node.name('name') ?? '';
  const column = quoted(name, node);
  const type = readType(node.need('data_type'));
  const parts = [column, engineType(type, node)];
  if (node.flag('auto_increment')) {
    const [start, step] = ['auto_increment_start', 'auto_increment_increment'].map((field) => {
      const given = node.node(field);
      return given ? expression(given, scope) : '1';
    });
    parts.push(`GENERATED ALWAYS AS IDENTITY (START WITH ${start} INCREMENT BY ${step})`);
  }
  const order = node.list('constraint_order');
  const nullable = !order.includes('NotNull') && !node.has('auto_increment');
  node.skip('nullable');
  if (!nullable) parts.push('NOT NULL');
  const standard = node.node('default');
  const definition = standard && definitionOf(standard);
  if (standard) parts.push(`DEFAULT ${expression(standard, scope)}`);
  if (node.flag('primary_key')) parts.push('PRIMARY KEY');
  if (node.flag('unique')) parts.push('UNIQUE NULLS NOT DISTINCT');
  const checkName = node.text('check_constraint_name');
  const comments: string[] = [];
  for (const constraint of node.nodes('constraints')) {
    if (constraint.kind === 'Check') {
      const about = { definition: definitionOf(constraint.lookAhead().body) };
      comments.push(...constraintComment(table, checkName, about, constraint));
    }
    parts.push(inlineConstraint(constraint, checkName, scope));
  }
  return {
    name,
    type,
    nullable,
    sql: parts.join(' '),
    checks: typeChecks(type, name, node),
    after: [columnComment(table, name, type, { name: standard && (defaultName ?? ''), definition }, node), ...comments],
  };
}

function inlineConstraint(constraint: Node, checkName: string | undefined, scope: Scope): string {
  const named = (name: string | undefined) => (name ? `CONSTRAINT ${quoted(name, constraint)} ` : '');
  switch (constraint.kind) {
    case 'Check':
      return `${named(checkName)}CHECK (${condition(constraint.body, scope)})`;
    case 'References': {
      const body = constraint.body;
      return `${named(body.text('constraint_name'))}${reference(body)}`;
    }
    default:
      throw constraint.unsupported(`the column constraint ${constraint.kind}`);
  }
}

/** Check constraints whose names tell the error's author what failed: `~size nvarchar(100) displayName`. */
function typeChecks(type: SqlType, column: string, node: Node): string[] {
  return columnChecks(type, quoted(column, node)).map(([word, rule]) => {
    const name = quoted(`~${word} ${declaration(type)} ${column}`, node);
    return `CONSTRAINT ${name} CHECK (${rule})`;
  });
}

/** The default's name is empty for one without a name and undefined without a default. */
function columnComment(
  table: ObjectName,
  column: string,
  type: SqlType,
  standard: { readonly name: string | undefined; readonly definition: string | undefined },
  node: Node,
): string {
  const about = JSON.stringify({
    type: declaration(type),
    default: standard.name,
    definition: standard.definition,
  });
  return `COMMENT ON COLUMN ${table.sql}.${quoted(column, node)} IS ${literal(about)}`;
}
