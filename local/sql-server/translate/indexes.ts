// CREATE INDEX and DROP INDEX. Index names are per table in T-SQL and per schema in the engine, so the table's name goes before.
import { condition } from './conditions';
import { definitionOf } from './definitions';
import type { Node } from './node';
import { literal, type ObjectName, objectName, quoted, type Scope } from './scope';

const indexName = (table: ObjectName, name: string, node: Node) => quoted(`${table.name}.${name}`, node);

export function createIndex(body: Node, scope: Scope): string[] {
  const table = objectName(body.need('table'));
  const name = indexName(table, body.name('name') ?? '', body);
  const unique = body.flag('unique');
  const columns = body.nodes('columns').map((item) => {
    item.skip('asc');
    const direction = item.flag('desc') ? 'DESC NULLS LAST' : 'ASC NULLS FIRST';
    return `${quoted(item.name('column') ?? '', item)} ${direction}`;
  });
  const include = body.nodes('include_columns').map((column) => quoted(column.text('name') ?? '', column));
  const where = body.node('where_clause');
  const about = {
    clustered: body.text('clustered')?.toUpperCase() === 'CLUSTERED',
    filter: where && definitionOf(where),
  };
  body.skip('with_options');
  body.skip('on_filegroup');
  const parts = [
    `CREATE${unique ? ' UNIQUE' : ''} INDEX ${name} ON ${table.sql} (${columns})`,
    include.length ? `INCLUDE (${include})` : '',
    // Two NULLs are the same value to a unique index of SQL Server.
    unique ? 'NULLS NOT DISTINCT' : '',
    where ? `WHERE ${condition(where, scope)}` : '',
  ];
  return [
    parts.filter(Boolean).join(' '),
    `COMMENT ON INDEX ${quoted(table.schema, body)}.${name} IS ${literal(JSON.stringify(about))}`,
  ];
}

export function dropIndex(body: Node): string[] {
  const table = objectName(body.need('table'));
  const exists = body.flag('if_exists') ? 'IF EXISTS ' : '';
  const name = body.need('name').name('name') ?? '';
  return [`DROP INDEX ${exists}${quoted(table.schema, body)}.${indexName(table, name, body)}`];
}
