// Headers: those that an operation describes, as they should be and as they should not.
import { validateHeaderValue } from 'node:http';
import fc, { type Arbitrary } from 'fast-check';
import type { ParameterObject } from '../../shared/api/openapi';
import { fromSchema } from './from-schema';
import { idempotencyKeys, sessionIds } from './pools';

/** Where the schema says too little of what is right. Nobody waits for long. */
const known: Readonly<Record<string, Arbitrary<string>>> = {
  'Idempotency-Key': fc.constantFrom(...idempotencyKeys).map((key) => `"${key}"`),
  'Session-Id': fc.constantFrom(...sessionIds),
  Revision: fc.nat({ max: 20 }).map(String),
  Prefer: fc.constantFrom('wait=0', 'wait=1', 'respond-async', 'wait="1"'),
  'Change-Reason': fc.constantFrom('because', "UTF-8''Umzug%20nach%20K%C3%B6ln"),
  'If-None-Match': fc.constantFrom('*', '"x"', 'W/"x", "y"'),
};

const oddValues = fc
  .oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      '',
      '""',
      'wait=',
      'wait=x',
      'wait=-1',
      "UTF-8''%zz",
      "UTF-8''",
      '*',
      'W/"v1-d1"',
      '-1',
      '1e9',
      '9007199254740993',
    ),
    fc.constantFrom('x'.repeat(2000), '"unclosed', '\u00e9', "UTF-8''%00"),
  )
  .filter(isSendable);

export function headersOf(parameters: readonly ParameterObject[]): Arbitrary<Record<string, string>> {
  const given = parameters
    .filter((parameter) => parameter.in === 'header')
    .map((parameter) =>
      headerOf(parameter).map((value): [string, string][] => (value === undefined ? [] : [[parameter.name, value]])),
    );
  return fc.tuple(...given).map((all) => Object.fromEntries(all.flat()));
}

function headerOf({ name, schema, required }: ParameterObject): Arbitrary<string | undefined> {
  const right = known[name] ?? fromSchema(schema, {}).map(String).filter(isSendable);
  return fc.oneof(
    { arbitrary: fc.constant(undefined), weight: required ? 1 : 40 },
    { arbitrary: right, weight: required ? 40 : 8 },
    { arbitrary: oddValues, weight: 1 },
  );
}

function isSendable(value: string): boolean {
  try {
    validateHeaderValue('x', value);
    return true;
  } catch {
    return false;
  }
}
