// OPENJSON … WITH becomes one record set of the engine, whose columns are then converted as OPENJSON converts them: a list or an
// object is no text, binary comes as base64, AS JSON is the value as it was written.
import { expression, topLevelPath } from './expressions';
import type { Node } from './node';
import { literal, quoted, type Scope } from './scope';
import { declaration, engineType, readType, type SqlType } from './types';

export function openJson(body: Node, scope: Scope): string {
  const json = expression(body.need('this'), scope);
  if (body.has('path')) throw body.unsupported('OPENJSON with a path');
  const columns = body.nodes('expressions').map((definition) => jsonColumn(definition.body));
  if (columns.length === 0) return elements(json);
  const read = columns.map((column) => `${column.value} AS ${column.name}`);
  const keys = new Map(columns.map((column) => [column.key, column.type]));
  const conflict = columns.find(({ key, type }) => keys.get(key) !== type);
  if (conflict) throw body.unsupported(`OPENJSON that reads ${conflict.key} as two types`);
  const record = [...keys].map(([key, type]) => `${key} ${type}`);
  return `(SELECT ${read} FROM json_to_recordset(tsql.json_rows(${json})) AS j(${record}))`;
}

/** OPENJSON without WITH, over a list: its elements as text in `value`, their places from 0 in `key`. */
function elements(json: string): string {
  const text = `CASE json_typeof(e.v) WHEN 'string' THEN e.v #>> '{}' WHEN 'null' THEN NULL ELSE CAST(e.v AS text) END`;
  const other = literal('OPENJSON without WITH of what is no list');
  const checked = `CASE json_typeof(CAST(${json} AS json)) WHEN 'array' THEN ${json} ELSE tsql.refuse(${other}) END`;
  const list = `json_array_elements(CAST(${checked} AS json)) WITH ORDINALITY AS e(v, place)`;
  return `(SELECT CAST(e.place - 1 AS text) AS "key", ${text} AS "value" FROM ${list})`;
}

interface JsonColumn {
  readonly name: string;
  readonly key: string;
  /** What the engine reads the property as. */
  readonly type: string;
  /** What the column then is. */
  readonly value: string;
}

function jsonColumn(body: Node): JsonColumn {
  const nameNode = body.need('this').body;
  const written = nameNode.text('this') ?? nameNode.text('name') ?? '';
  const path = body.node('path');
  if (!path) throw body.unsupported(`OPENJSON's column ${written} without a path`);
  const key = quoted(topLevelPath(path), body);
  const type = readType(body.need('data_type'));
  const asJson = body.node('as_json');
  asJson?.body.flag('value');
  return { name: quoted(written, body), key, ...conversion(type, `j.${key}`, asJson !== undefined, body) };
}

function conversion(type: SqlType, value: string, asJson: boolean, body: Node): Pick<JsonColumn, 'type' | 'value'> {
  if (asJson) return { type: 'json', value: `tsql.json_part(${value})` };
  const tooLong = literal(declaration(type));
  switch (type.name) {
    case 'nvarchar':
    case 'varchar':
    case 'char': {
      const max = type.length === 'max' ? 'NULL' : (type.length ?? 1);
      const text = `tsql.json_text(${value}, ${max}, ${tooLong})`;
      return { type: 'json', value: type.name === 'nvarchar' ? text : `CAST(${text} AS varchar)` };
    }
    case 'bit':
      return { type: 'bool', value: `CAST(CAST(${value} AS int4) AS int2)` };
    case 'binary':
    case 'varbinary':
      return { type: 'text', value: `decode(${value}, 'base64')` };
    default:
      return { type: engineType(type, body), value };
  }
}
