// Conditions: T-SQL has no boolean values, so what stands in WHERE, ON, CHECK and WHEN is a language of its own.
import { expression } from './expressions';
import type { Node } from './node';
import { query } from './queries';
import { literal, type Scope } from './scope';

const comparisons: Readonly<Record<string, string>> = { eq: '=', neq: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' };

export function condition(node: Node, scope: Scope): string {
  const kind = node.kind;
  const body = node.body;
  const of = (field: string) => expression(body.need(field), scope);
  const comparison = comparisons[kind];
  if (comparison) return `(${of('left')} ${comparison} ${of('right')})`;
  switch (kind) {
    case 'and':
    case 'or':
      return `(${condition(body.need('left'), scope)} ${kind.toUpperCase()} ${condition(body.need('right'), scope)})`;
    case 'not':
      return `(NOT ${condition(body.need('this'), scope)})`;
    case 'paren':
      return condition(body.need('this'), scope);
    case 'is_null':
      return `(${of('this')} IS ${body.flag('not') ? 'NOT ' : ''}NULL)`;
    case 'between':
      return `(${of('this')} ${body.flag('not') ? 'NOT ' : ''}BETWEEN ${of('low')} AND ${of('high')})`;
    case 'exists':
      return `EXISTS (${query(body.need('this'), scope)})`;
    case 'in':
      return inList(body, scope);
    case 'like':
      return like(body, scope);
    default:
      throw body.unsupported(`the condition ${kind.replaceAll('_', ' ')}`);
  }
}

function inList(body: Node, scope: Scope): string {
  const operator = body.flag('not') ? 'NOT IN' : 'IN';
  const subquery = body.node('query');
  const list = subquery ? query(subquery, scope) : body.nodes('expressions').map((each) => expression(each, scope));
  return `(${expression(body.need('this'), scope)} ${operator} (${list}))`;
}

/**
 * LIKE has character classes that the engine's LIKE has not: a written pattern with one becomes a regular expression, and a
 * pattern that comes as a value is refused at run time when it holds one.
 */
function like(body: Node, scope: Scope): string {
  const value = expression(body.need('left'), scope);
  const pattern = body.need('right');
  const escapeNode = body.node('escape');
  const escapedBy = escapeNode ? writtenText(escapeNode) : '';
  if (pattern.kind !== 'literal') {
    const checked = `tsql.plain_pattern(${expression(pattern, scope)}, ${literal(escapedBy)})`;
    return `(${value} LIKE ${checked} ESCAPE ${literal(escapedBy)})`;
  }
  return `(${value} ~ ${literal(likeToRegex(writtenText(pattern), escapedBy))})`;
}

function writtenText(node: Node): string {
  const body = node.body;
  if (!/string$/.test(body.text('literal_type') ?? ''))
    throw body.unsupported('LIKE with a pattern or escape that is no text');
  return body.text('value') ?? '';
}

/** https://learn.microsoft.com/sql/t-sql/language-elements/like-transact-sql#arguments */
export function likeToRegex(pattern: string, escapedBy = ''): string {
  const plain = (character: string) => character.replace(/[\\^$.|?*+()[\]{}-]/, '\\$&');
  let regex = '';
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i);
    const end = pattern.indexOf(']', i + 2);
    if (escapedBy && character === escapedBy) regex += plain(pattern.charAt(++i));
    else if (character === '%') regex += '.*';
    else if (character === '_') regex += '.';
    else if (character === '[' && end > 0) {
      const [, not = '', members = ''] = /^(\^?)(.*)$/s.exec(pattern.slice(i + 1, end)) ?? [];
      regex += `[${not}${members.replace(/[\\[\]^]/g, '\\$&')}]`;
      i = end;
    } else regex += plain(character);
  }
  return `^${regex}$`;
}
