import { sbomOf } from '../../bundling/sbom';
import { type Library, librariesIn, noticesOf } from '../../bundling/third-party';
import { cyclonedx } from './cyclonedx';

const application = { name: 'stepkeeper', version: '1.2.3', description: 'Keeps steps.', license: 'MIT' };
const library = (name: string, version: string, license: string): Library => ({ name, version, license, texts: [] });
const read = (text: string) => cyclonedx.parse(JSON.parse(text));
const installed = librariesIn({
  'index.js': {
    'functions/index.ts': 10,
    'node_modules/zod/v4/core/core.js': 10,
    'node_modules/@azure/identity/dist/esm/index.js': 10,
    'node_modules/saxes/saxes.js': 0,
  },
});

it('it names the libraries that the notices name, in their versions and with their licences, and no others', () => {
  const { components } = read(sbomOf(application, installed));
  const named = components.map(
    ({ name, version, licenses: [one] }) => `${name} ${version} (${'license' in one && one.license.id})`,
  );
  expect(components.map(({ name }) => name)).toEqual(['@azure/identity', 'zod']);
  expect(noticesOf(installed, []).match(/^\S+ \d\S* \([\w.-]+\)$/gm)).toEqual(named);
});

it('it is about the app, by the name and version of its manifest', () => {
  expect(read(sbomOf(application, installed)).metadata.component).toMatchObject({
    type: 'application',
    name: 'stepkeeper',
    version: '1.2.3',
    licenses: [{ license: { id: 'MIT' } }],
  });
});

it.each([
  ['zod', '4.6.7', 'pkg:npm/zod@4.6.7'],
  ['@azure/identity', '4.14.1', 'pkg:npm/%40azure/identity@4.14.1'],
  [
    '@azure/monitor-opentelemetry-exporter',
    '1.0.0-beta.47',
    'pkg:npm/%40azure/monitor-opentelemetry-exporter@1.0.0-beta.47',
  ],
])('%s %s is %s', (name, version, purl) => {
  expect(read(sbomOf(application, [library(name, version, 'MIT')])).components).toMatchObject([
    { purl, 'bom-ref': purl },
  ]);
});

it('a choice of licences is an expression', () => {
  const { components } = read(sbomOf(application, [library('a', '1.0.0', '(MIT OR Apache-2.0)')]));
  expect(components).toMatchObject([{ licenses: [{ expression: '(MIT OR Apache-2.0)' }] }]);
});

it('it is the same for the same libraries, and has another serial number for others', () => {
  const [first] = installed;
  expect(sbomOf(application, installed)).toBe(sbomOf(application, [...installed]));
  const serials = [sbomOf(application, installed), sbomOf(application, first ? [first] : [])].map(
    (text) => read(text).serialNumber,
  );
  expect(new Set(serials).size).toBe(2);
});
