// A route template becomes one regular expression when the host starts, so that a request costs a match and no parsing.
// Source: https://learn.microsoft.com/aspnet/core/fundamentals/routing#route-template-reference
import { UnsupportedOption } from '../errors';

export interface Route {
  /** The names and decoded values of the template's parameters, or undefined where the path is not of this form. */
  match(path: string): Readonly<Record<string, string>> | undefined;
}

const CONSTRAINTS: Readonly<Record<string, string>> = {
  int: '-?\\d{1,10}',
  long: '-?\\d{1,19}',
  bool: 'true|false',
  alpha: '[a-z]+',
  guid: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}',
};

/** `where` names the function in an error. Throws UnsupportedOption for a constraint or a form that is not known. */
export function compileRoute(template: string, where: string): Route {
  const names: string[] = [];
  let pattern = '';
  for (const segment of template.split('/').filter((part) => part !== '')) {
    const optional = /^\{(\w+)(?::([^{}?]+))?\?\}$/.exec(segment);
    const rest = /^\{\*+(\w+)\}$/.exec(segment);
    if (optional) {
      names.push(optional[1] ?? '');
      pattern += `(?:/(${valuePattern(optional[2], where)}))?`;
    } else if (rest) {
      names.push(rest[1] ?? '');
      pattern += '(?:/(.*))?';
    } else {
      pattern += `/${segmentPattern(segment, names, where)}`;
    }
  }
  const expression = new RegExp(`^${pattern}/?$`, 'i');
  return {
    match(path) {
      const values = expression.exec(path);
      if (!values) return undefined;
      const params: Record<string, string> = {};
      for (const [index, name] of names.entries()) {
        const value = values[index + 1];
        if (value !== undefined && value !== '') params[name] = decoded(value);
      }
      return params;
    },
  };
}

/** Literal text and `{name}` or `{name:constraint}`, in any mixture. */
function segmentPattern(segment: string, names: string[], where: string): string {
  let pattern = '';
  for (const part of segment.split(/(\{[^{}]*\})/)) {
    const parameter = /^\{(\w+)(?::([^{}?]+))?\}$/.exec(part);
    if (parameter) {
      names.push(parameter[1] ?? '');
      pattern += `(${valuePattern(parameter[2], where)})`;
    } else if (/[{}]/.test(part)) {
      throw new UnsupportedOption(where, `the route parameter ${part}`);
    } else {
      pattern += part.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
    }
  }
  return pattern;
}

function valuePattern(constraint: string | undefined, where: string): string {
  if (constraint === undefined) return '[^/]+?';
  const known = Object.hasOwn(CONSTRAINTS, constraint) ? CONSTRAINTS[constraint] : undefined;
  if (known === undefined) throw new UnsupportedOption(where, `the route constraint '${constraint}'`);
  return known;
}

/** A value that is not valid percent-encoding is taken as it is, as ASP.NET Core does. */
function decoded(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
