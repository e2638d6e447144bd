// What the hooks are told is what Bicep and azd tell, and what the page about the infrastructure says was checked is what is there.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentFaulty, readProvisioned } from '../../infra/hooks/environment';
import { bicep, bicepFiles, declared } from './bicep';
import { read, root } from './documents';
import { azureYaml } from './schemas/azure-yaml';

const outputs = declared('output', bicep('main.bicep'));
const parameters = [...readFileSync(join(root, 'infra/main.parameters.json'), 'utf8').matchAll(/\$\{(\w+)/g)].map(
  ([, name]) => name ?? '',
);
/** https://learn.microsoft.com/azure/developer/azure-developer-cli/manage-environment-variables */
const ofAzd = ['AZURE_ENV_NAME', 'AZURE_LOCATION', 'AZURE_SUBSCRIPTION_ID', 'AZURE_TENANT_ID', 'AZURE_RESOURCE_GROUP'];
/** Told to the hooks by whoever runs azd: docs/deployment.md. */
const ofTheHooks = /^STEPKEEPER_[A-Z_]+$/;
const known = (name: string) =>
  outputs.includes(name) || parameters.includes(name) || ofAzd.includes(name) || ofTheHooks.test(name);

test('the hooks read no variable that nobody sets', () => {
  const asked = new Set<string>();
  const telling = new Proxy<Record<string, string>>({}, { get: (_, name) => void asked.add(String(name)) });
  expect(() => readProvisioned(telling)).toThrow(EnvironmentFaulty);
  const folder = join(root, 'infra/hooks');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts')))
    for (const [, name = ''] of readFileSync(join(folder, file), 'utf8').matchAll(/\bvariables\.([A-Z][A-Z_]+)/g))
      asked.add(name);
  expect(asked.size).toBeGreaterThan(10);
  expect([...asked].filter((name) => !known(name))).toEqual([]);
});

test('each service of azure.yaml is found by its tag, and told by name and address', () => {
  const { services } = azureYaml.parse(read('azure.yaml'));
  expect(Object.keys(services)).not.toEqual([]);
  for (const name of Object.keys(services)) {
    expect(bicep('main.bicep')).toContain(`serviceName: '${name}'`);
    expect(outputs).toEqual(
      expect.arrayContaining([`SERVICE_${name.toUpperCase()}_NAME`, `SERVICE_${name.toUpperCase()}_URI`]),
    );
  }
  expect(bicep('modules/function-app.bicep')).toContain("'azd-service-name': serviceName");
});

const page = readFileSync(join(root, 'docs/infrastructure.md'), 'utf8');
const all = [...bicepFiles.values()].join('\n');

test('docs/infrastructure.md names every resource type at the version that is used', () => {
  const used = new Set([...all.matchAll(/'(Microsoft\.[\w./]+@[\w-]+)'/g)].map(([, type]) => type ?? ''));
  expect(used.size).toBeGreaterThan(20);
  // The page shortens a type that follows its parent: `…/queues@2024-01-01`, or `with databases, …` at the parent's version.
  const told = (type: string) => {
    const [name = '', version = ''] = type.split('@');
    const last = name.split('/').at(-1) ?? '';
    return (
      page.includes(type) ||
      page.includes(`${last}@${version}`) ||
      (page.includes(last) && page.includes(`@${version}`))
    );
  };
  expect([...used].filter((type) => !told(type))).toEqual([]);
  const versions = [...page.matchAll(/@(\d{4}-\d\d-\d\d(?:-preview)?)/g)].map(([, version]) => version ?? '');
  expect(versions.filter((version) => !all.includes(`@${version}'`))).toEqual([]);
});

test('docs/infrastructure.md names every module of the registry at the version that is used, and no other', () => {
  const used = [...all.matchAll(/'br\/public:(avm\/[\w/-]+):([\d.]+)'/g)].map(
    ([, path, version]) => `${path}@${version}`,
  );
  const told = [...page.matchAll(/(avm\/[\w/-]+@[\d.]+\d)/g)].map(([, module]) => module);
  expect([...new Set(told)].sort()).toEqual([...new Set(used)].sort());
});

test('docs/infrastructure.md has a row for every file of modules', () => {
  const files = [...bicepFiles.keys()]
    .filter((path) => path.startsWith('modules/'))
    .map((path) => path.replace(/\.bicep$/, ''));
  expect(files.filter((path) => !page.includes(path))).toEqual([]);
});
