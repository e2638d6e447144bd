// The catalog views that exist here, as views of the engine's schema tsql (engine/system-views.ts); their names ignore case.
import type { Node } from './node';
import { type ObjectName, quoted, type Scope } from './scope';

const views: Readonly<Record<string, readonly string[]>> = {
  INFORMATION_SCHEMA: ['TABLES', 'COLUMNS', 'TABLE_CONSTRAINTS'],
  SYS: [
    ...['SCHEMAS', 'TABLES', 'COLUMNS', 'TYPES', 'INDEXES', 'INDEX_COLUMNS'],
    ...['IDENTITY_COLUMNS', 'COMPUTED_COLUMNS', 'TRIGGERS'],
    ...['DEFAULT_CONSTRAINTS', 'CHECK_CONSTRAINTS', 'KEY_CONSTRAINTS', 'FOREIGN_KEYS', 'FOREIGN_KEY_COLUMNS'],
  ],
};

/** The engine's view for a system table, or undefined for a table of the user's. */
export function systemTable(name: ObjectName, scope: Scope, node: Node): string | undefined {
  const schema = name.schema.toUpperCase();
  const view = name.name.toUpperCase();
  const known = views[schema];
  if (!known) return undefined;
  if (schema === 'SYS' && view === 'DATABASES') return `tsql.databases(CAST(${scope.value('databases')} AS json))`;
  if (!known.includes(view)) throw node.unsupported(`the view ${name.schema}.${name.name}`);
  return `tsql.${quoted(`${schema}_${view}`.toLowerCase(), node)}`;
}
