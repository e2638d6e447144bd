// The functions of the subset by name, and conversions. What is not listed is refused.

import { expression } from './expressions';
import type { Node } from './node';
import { literal, type Scope } from './scope';
import { declaration, engineType, readType, type SqlType } from './types';

/** The one clock: the engine's time at the start of the statement, the same for all its rows. */
const now = `(statement_timestamp() AT TIME ZONE 'UTC')`;

const units: Readonly<Record<string, string>> = {
  ...{ year: 'year', yy: 'year', yyyy: 'year', quarter: 'quarter', qq: 'quarter', q: 'quarter' },
  ...{ month: 'month', mm: 'month', m: 'month', day: 'day', dd: 'day', d: 'day', week: 'week', wk: 'week', ww: 'week' },
  ...{
    hour: 'hour',
    hh: 'hour',
    minute: 'minute',
    mi: 'minute',
    n: 'minute',
    second: 'second',
    ss: 'second',
    s: 'second',
  },
  ...{ millisecond: 'millisecond', ms: 'millisecond', microsecond: 'microsecond', mcs: 'microsecond' },
};

/** Same arguments, same meaning, another name. */
const renamed: Readonly<Record<string, string>> = {
  ISNULL: 'COALESCE',
  NULLIF: 'NULLIF',
  DATALENGTH: 'tsql.datalength',
  ISJSON: 'tsql.isjson',
  NEWID: 'gen_random_uuid',
  REPLACE: 'replace',
  TRANSLATE: 'translate',
  NCHAR: 'chr',
  LTRIM: 'ltrim',
  RTRIM: 'rtrim',
  LEFT: 'left',
  RIGHT: 'right',
  SIGN: 'sign',
  GREATEST: 'greatest',
  LEAST: 'least',
};

export function namedFunction(body: Node, scope: Scope): string {
  const name = (body.text('name') ?? '').toUpperCase();
  const [first, second, third, ...more] = body.nodes('args');
  const all = () => [first, second, third, ...more].flatMap((arg) => (arg ? [expression(arg, scope)] : []));
  const unit = () => {
    const written = first?.body.text('this') ?? '';
    const known = units[written.toLowerCase()];
    if (!known) throw body.unsupported(`${name} by ${written}`);
    return known;
  };
  const arg = (node: Node | undefined) => expression(node ?? body.need('args'), scope);
  switch (name) {
    case 'SYSUTCDATETIME':
    case 'GETUTCDATE':
      return now;
    case 'CONVERT':
      return convert(first?.body ?? body.need('args'), arg(second), third, body);
    case 'CONCAT':
      return `concat(${all().map((each) => `tsql.as_text(${each})`)})`;
    case 'COUNT_BIG':
      return first?.kind === 'star' && first.body ? 'COUNT(*)' : `COUNT(${arg(first)})`;
    case 'DATEADD':
      return `(CAST(${arg(third)} AS timestamp) + ${arg(second)} * interval '${step(unit())}')`;
    case 'DATEDIFF':
      return `CAST(tsql.datediff('${unit()}', ${arg(second)}, ${arg(third)}) AS int4)`;
    case 'DATEDIFF_BIG':
      return `tsql.datediff('${unit()}', ${arg(second)}, ${arg(third)})`;
    case 'CHARINDEX':
      if (third) throw body.unsupported('CHARINDEX with a start');
      return `strpos(${arg(second)}, ${arg(first)})`;
    case 'DB_NAME':
      if (first) throw body.unsupported('DB_NAME with an argument');
      return `CAST(${scope.value('database')} AS text)`;
    case 'SERVERPROPERTY':
      return serverProperty(first, body);
    case 'APPLOCK_MODE':
      return applicationLockMode(all(), scope);
    case 'DB_ID':
      return `tsql.db_id(CAST(${scope.value('databases')} AS json), ${first ? arg(first) : scope.value('database')})`;
    default: {
      const engineName = renamed[name];
      if (!engineName) throw body.unsupported(`the function ${name}`);
      return `${engineName}(${all()})`;
    }
  }
}

/** The engine's intervals know no quarters. */
const step = (unit: string) => (unit === 'quarter' ? '3 month' : `1 ${unit}`);

/** 3 stands for the editions that build indexes online (Enterprise, Developer): the local server reads ONLINE = ON. */
function serverProperty(name: Node | undefined, body: Node): string {
  const written = name?.body.text('value') ?? '';
  name?.body.skip('literal_type');
  if (written.toLowerCase() !== 'engineedition') throw body.unsupported(`SERVERPROPERTY of ${written || 'a value'}`);
  return '3';
}

/** https://learn.microsoft.com/sql/t-sql/functions/applock-mode-transact-sql */
function applicationLockMode(args: readonly string[], scope: Scope): string {
  const [, resource, owner] = args;
  const held = `CAST(${scope.value('application locks')} AS json) -> lower(${owner}) ->> ${resource}`;
  return `COALESCE(${held}, 'NoLock')`;
}

/** CONVERT with style 1 or 2 between text and binary is hexadecimal; without a style it is CAST. */
function convert(typeNode: Node, value: string, style: Node | undefined, body: Node): string {
  const type = readType(typeNode);
  if (!style) return cast(value, type, body);
  const written = style.body.text('value') ?? '';
  style.body.skip('literal_type');
  const prefixed = written === '1';
  if (!prefixed && written !== '2') throw body.unsupported(`CONVERT with the style ${written}`);
  if (type.name === 'binary' || type.name === 'varbinary') return `tsql.from_hex(${value}, ${prefixed})`;
  if (type.name === 'varchar' || type.name === 'char') return `tsql.to_hex(${value}, ${prefixed})`;
  throw body.unsupported(`CONVERT to ${declaration(type)} with a style`);
}

/** CAST as T-SQL does it: text is cut to its length, a fraction is cut off an integer, a bit is 0 or 1. */
export function cast(value: string, type: SqlType, node: Node): string {
  const length = type.length ?? 30;
  switch (type.name) {
    case 'nvarchar':
      return length === 'max' ? `tsql.as_text(${value})` : `left(tsql.as_text(${value}), ${length})`;
    case 'varchar':
      return `CAST(${length === 'max' ? `tsql.as_text(${value})` : `left(tsql.as_text(${value}), ${length})`} AS varchar)`;
    case 'char':
      return `CAST(rpad(tsql.as_text(${value}), ${length}) AS varchar)`;
    case 'int':
      return `CAST(tsql.whole(${value}) AS int4)`;
    case 'bigint':
      return `CAST(tsql.whole(${value}) AS int8)`;
    case 'tinyint':
    case 'smallint':
      return `CAST(CAST(tsql.whole(${value}) AS int4) AS ${engineType(type, node)})`;
    case 'bit':
      return `tsql.as_bit(${value})`;
    case 'binary':
    case 'varbinary':
      return `tsql.as_binary(${value}, ${length === 'max' ? 'NULL' : length}, ${literal(type.name)})`;
    default:
      return `CAST(${value} AS ${engineType(type, node)})`;
  }
}
