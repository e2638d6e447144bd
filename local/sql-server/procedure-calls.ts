// EXEC sp_getapplock and EXEC sp_releaseapplock with named arguments, from a batch or as a remote procedure call.
import { unsupported } from './errors';
import type { Parameter } from './tds/parameters';
import { isWord, type Token, textOf } from './translate/lexer';

export interface Call {
  readonly procedure: string;
  /** By name in lower case, without the @. */
  readonly given: ReadonlyMap<string, string>;
}

/** Reads `EXEC name @a = 'x', @b = @c`. */
export function readCall(statement: readonly Token[], parameters: readonly Parameter[]): Call {
  const text = textOf(statement);
  const procedure = statement[1]?.text ?? '';
  const given = new Map<string, string>();
  for (let i = 2; i < statement.length; i += 4) {
    const [name, equals, value, comma] = statement.slice(i, i + 4);
    const regular = name?.text.startsWith('@') && equals?.text === '=' && value && (comma?.text ?? ',') === ',';
    if (!name || !regular) throw unsupported(`${procedure} with anything but named arguments`, text);
    given.set(name.text.slice(1).toLowerCase(), argument(value, parameters, text));
  }
  return { procedure, given };
}

function argument(value: Token, parameters: readonly Parameter[], text: string): string {
  if (value.kind === 'string') return value.text.replace(/^N?'|'$/gi, '').replaceAll("''", "'");
  if (value.kind === 'number' || isWord(value)) return value.text;
  const parameter = parameters.find(({ name }) => name.toLowerCase() === value.text.toLowerCase());
  if (typeof parameter?.value !== 'string') throw unsupported(`the argument ${value.text}`, text);
  return parameter.value;
}

export function callOf(procedure: string, parameters: readonly Parameter[]): Call {
  const given = parameters.map(({ name, value }) => {
    if (!name) throw unsupported(`${procedure} with arguments by position`, '');
    return [name.slice(1).toLowerCase(), String(value ?? '')] as const;
  });
  return { procedure, given: new Map(given) };
}
