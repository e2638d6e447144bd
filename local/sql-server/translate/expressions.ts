// Scalar expressions. Binary operators are put in parentheses always, so precedence is the parser's alone.
import { aggregate, windowFunction } from './aggregates';
import { condition } from './conditions';
import { cast, namedFunction } from './functions';
import type { Node } from './node';
import { query } from './queries';
import { literal, quoted, type Scope } from './scope';
import { readType } from './types';

const operators: Readonly<Record<string, string>> = { add: '+', sub: '-', mul: '*', div: '/', mod: '%' };

/** Functions that the parser has nodes of its own for, with the engine's name for them. */
const unary: Readonly<Record<string, string>> = {
  length: 'tsql.len',
  lower: 'lower',
  upper: 'upper',
  abs: 'abs',
  ceil: 'ceil',
  floor: 'floor',
};

export function expression(node: Node, scope: Scope): string {
  const kind = node.kind;
  const body = node.body;
  const of = (field: string) => expression(body.need(field), scope);
  const operator = operators[kind];
  if (operator) return `(${of('left')} ${operator} ${of('right')})`;
  const name = unary[kind];
  if (name) return `${name}(${of('this')})`;
  switch (kind) {
    case 'literal':
      return literalValue(body);
    case 'null':
      return 'NULL';
    case 'column':
      return column(body, scope);
    case 'paren':
      return `(${of('this')})`;
    case 'neg':
      return `(- ${of('this')})`;
    case 'case':
      return caseExpression(body, scope);
    case 'cast':
      return cast(of('this'), readType(body.need('to')), body);
    case 'coalesce':
      return `COALESCE(${body.nodes('expressions').map((each) => expression(each, scope))})`;
    case 'if_func':
      return `CASE WHEN ${condition(body.need('condition'), scope)} THEN ${of('true_value')} ELSE ${of('false_value')} END`;
    case 'substring':
      return `substr(${of('this')}, ${of('start')}, ${of('length')})`;
    case 'trim':
      body.skip('position');
      return `btrim(${of('this')})`;
    case 'json_value':
      return `tsql.json_value(${of('this')}, ${literal(topLevelPath(body.need('path')))})`;
    case 'json_query':
      return `tsql.json_part(CAST(${of('this')} AS json) -> ${literal(topLevelPath(body.need('path')))})`;
    case 'collation':
      // The only comparison there is here is the binary one.
      if (!/_BIN2$/i.test(body.text('collation') ?? ''))
        throw body.unsupported('a collation that is not binary (BIN2)');
      return of('this');
    case 'subquery':
      return `(${query(body.need('this'), scope)})`;
    case 'parameter':
      return systemValue(body, scope);
    case 'function':
      return namedFunction(body, scope);
    case 'window_function':
      return windowFunction(body, scope);
    default:
      return aggregate(kind, body, scope);
  }
}

function literalValue(body: Node): string {
  const value = body.text('value') ?? '';
  switch (body.text('literal_type')) {
    case 'number':
      return value;
    case 'string':
    case 'national_string':
      return literal(value);
    case 'hex_string':
      return `'\\x${value}'::bytea`;
    default:
      throw body.unsupported(`the literal ${value}`);
  }
}

function column(body: Node, scope: Scope): string {
  const name = body.name('name') ?? '';
  if (name.startsWith('@')) return scope.parameter(name, body);
  const table = body.name('table');
  if (!table) return quoted(name, body);
  const row = { inserted: 'new', deleted: 'old' }[table.toLowerCase()];
  return scope.inOutput && row ? `${row}.${quoted(name, body)}` : `${quoted(table, body)}.${quoted(name, body)}`;
}

function caseExpression(body: Node, scope: Scope): string {
  const operand = body.node('operand');
  const whens = body.nodes('whens').map((pair) => {
    const when = pair.need('0');
    const test = operand ? expression(when, scope) : condition(when, scope);
    return `WHEN ${test} THEN ${expression(pair.need('1'), scope)}`;
  });
  const otherwise = body.node('else_');
  const end = otherwise ? ` ELSE ${expression(otherwise, scope)}` : '';
  return `CASE ${operand ? `${expression(operand, scope)} ` : ''}${whens.join(' ')}${end} END`;
}

function systemValue(body: Node, scope: Scope): string {
  const name = body.text('name') ?? '';
  body.skip('style');
  switch (name.toUpperCase()) {
    case 'ROWCOUNT':
      return `CAST(${scope.value('row count')} AS int4)`;
    case 'TRANCOUNT':
      return `CAST(${scope.value('transaction count')} AS int4)`;
    case 'LOCK_TIMEOUT':
      return `CAST(${scope.value('lock timeout')} AS int4)`;
    default:
      throw body.unsupported(`@@${name}`);
  }
}

/** `$.name` or `$."name"`: the only paths there are here. */
export function topLevelPath(node: Node): string {
  const body = node.body;
  const path = literalValue(body);
  const [, plain, delimited] = /^'\$\.(?:([A-Za-z_][\w]*)|"([^"\\]+)")'$/.exec(path) ?? [];
  const name = plain ?? delimited;
  if (!name) throw body.unsupported(`the JSON path ${path}`);
  return name;
}
