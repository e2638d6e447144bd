// infra/parameters has each set twice, for azd and for az: both say the same, and name only what there is.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const infra = join(__dirname, '..', '..', 'infra');
const read = (...path: readonly string[]) => readFileSync(join(infra, ...path), 'utf8');

const parameterFile = z.object({ parameters: z.record(z.string(), z.object({ value: z.string() })) });
const { parameters } = parameterFile.parse(JSON.parse(read('main.parameters.json')));
/** By the variable of the azd environment that it takes. */
const parameterOf = new Map(
  Object.entries(parameters).map(([name, { value }]) => [/^\$\{(\w+)=?\}$/.exec(value)?.[1] ?? value, name]),
);

const sets = readdirSync(join(infra, 'parameters'))
  .filter((file) => file.endsWith('.env'))
  .map((file) => file.slice(0, -'.env'.length));

test('azd can set every parameter of main.bicep, and no other', () => {
  const declared = [...read('main.bicep').matchAll(/^param (\w+) /gm)].map(([, name]) => name);
  expect(Object.keys(parameters)).toEqual(declared);
});

test('there are the sets that the documents name', () => {
  expect(sets).toEqual(['dev', 'prod']);
});

describe.each(sets)('the set %s', (set) => {
  const variables = [...read('parameters', `${set}.env`).matchAll(/^(\w+)=(.*)$/gm)];
  // What stands there as it is: the rest is read from the environment.
  const literals = [...read('parameters', `${set}.bicepparam`).matchAll(/^param (\w+) = ('[^']*'|\d+|true|false)$/gm)];

  test('has only variables that azd hands on', () => {
    expect(variables.map(([, name = '']) => name).filter((name) => !parameterOf.has(name))).toEqual([]);
  });

  test('says the same to azd and to az', () => {
    const toAzd = new Map(variables.map(([, name = '', value = '']) => [parameterOf.get(name), value]));
    const toAz = new Map(literals.map(([, name, value = '']) => [name, value.replaceAll("'", '')]));
    // Without azd nobody is asked, so it is said: the administrator of production is a group.
    toAz.delete('sqlAdministratorType');
    expect(toAz).toEqual(toAzd);
  });
});
