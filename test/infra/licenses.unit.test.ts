// Licences of all that is installed, as package-lock.json tells them, against those that .github/workflows/dependency-review.yml lets in.
import { z } from 'zod';
import { read } from './documents';

const { packages } = z
  .looseObject({
    packages: z.record(z.string(), z.looseObject({ link: z.boolean().optional(), license: z.string().optional() })),
  })
  .parse(read('package-lock.json'));
const review = z
  .looseObject({
    jobs: z.looseObject({
      review: z.looseObject({ steps: z.array(z.looseObject({ with: z.record(z.string(), z.unknown()).optional() })) }),
    }),
  })
  .parse(read('.github/workflows/dependency-review.yml'));
const settings = Object.assign({}, ...review.jobs.review.steps.map((step) => step.with ?? {}));
const list = (name: string): string[] => String(settings[name]).split(/,\s*/);
const allowed = list('allow-licenses');
const excepted = list('allow-dependencies-licenses').map((purl) => purl.replace('pkg:npm/', ''));

/** Of SPDX expressions what npm's manifests use: one id, or several of which one, or all, hold. */
function isAllowed(expression: string): boolean {
  const ids = expression.replace(/^\((.*)\)$/, '$1');
  return ids.split(' OR ').some((choice) => choice.split(' AND ').every((id) => allowed.includes(id)));
}

it('the licence of each package is let in, or the package is by its name', () => {
  const installed = Object.entries(packages).flatMap(([folder, { link, license }]) =>
    folder.includes('node_modules/') && !link ? [{ name: folder.replace(/^.*node_modules\//, ''), license }] : [],
  );
  expect(installed.length).toBeGreaterThan(500);
  const refused = installed.filter(({ license }) => license === undefined || !isAllowed(license));
  expect([...new Set(refused.map(({ name }) => name))].sort()).toEqual(excepted.sort());
});

it.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND GPL-3.0-only', false],
  ['AGPL-3.0-only', false],
])('%s is let in: %s', (expression, expected) => {
  expect(isAllowed(expression)).toBe(expected);
});
