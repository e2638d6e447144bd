// Expressions of workflows, `${{ … }}`, evaluated as GitHub does.
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { isDictionary } from '@actions/expressions/data/dictionary';

const contexts = ['github', 'inputs', 'vars', 'needs'];

/** `if` takes an expression without braces as well. Throws for a context that is not given, and for what cannot be parsed. */
export function evaluated(text: string, given: Readonly<Record<string, unknown>>): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => resultOf(expression, given));
}

function resultOf(expression: string, given: Readonly<Record<string, unknown>>): string {
  const { tokens } = new Lexer(expression).lex();
  const context = JSON.parse(JSON.stringify(given), data.reviver);
  if (!isDictionary(context)) throw new Error('The contexts are a dictionary');
  return new Evaluator(new Parser(tokens, contexts, []).parse(), context).evaluate().coerceString();
}
