// What is in the package that is deployed, as `npm run bundle` has made it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contents } from '../../bundling/bundle';
import { entries } from '../../bundling/entries';
import { folderOf, librariesIn } from '../../bundling/third-party';
import { cyclonedx } from './cyclonedx';

const root = join(__dirname, '..', '..');
const folder = join(root, 'bundle');
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');
const names = readdirSync(folder);
const code = names.filter((name) => name.endsWith('.js'));
/** As the build tells it. */
const contents: Contents = JSON.parse(readFileSync(join(root, 'dist', 'bundle.json'), 'utf8'));
const sources = Object.values(contents).flatMap((file) => Object.keys(file));

it('it holds the entry points, what they load, and four files beside the code', () => {
  expect(code.sort()).toEqual(Object.keys(contents).sort());
  expect(code).toEqual(expect.arrayContaining(Object.keys(entries).map((name) => `${name}.js`)));
  expect(names.filter((name) => !name.endsWith('.js')).sort()).toEqual([
    'LICENSE',
    'THIRD-PARTY-NOTICES.txt',
    'host.json',
    'package.json',
  ]);
});

it('its code is that of functions/ and shared/, and none of what serves tests, the local stack or the command line', () => {
  expect(sources).toContain('functions/index.ts');
  expect(sources.filter((path) => !/^(functions|shared|node_modules)\//.test(path))).toEqual([]);
});

it('its libraries are those that the app depends on, and none that only a development dependency has installed', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const folders = new Set(sources.flatMap((path) => folderOf(path) ?? []));
  expect(folders.size).toBeGreaterThan(50);
  expect([...folders].filter((folder) => !packages[folder] || packages[folder].dev)).toEqual([]);
});

it('every file is loaded by another or is an entry', () => {
  const loaded = code.flatMap((name) =>
    [...textOf(name).matchAll(/require\("\.\/([^"]+)"\)/g)].map(([, file]) => file),
  );
  const entryFiles = Object.keys(entries).map((name) => `${name}.js`);
  expect(code.filter((name) => !loaded.includes(name) && !entryFiles.includes(name))).toEqual([]);
  expect(loaded.filter((name) => !code.includes(name ?? ''))).toEqual([]);
});

it('what it loads at its start holds no client of a service, no exporter of telemetry, no writer and nothing that parses resumes', () => {
  const { 'index.js': atStart = {} } = contents;
  const heavy = [
    /node_modules\/(mssql|tedious|@azure\/(identity|msal-|service-bus|storage-)|@opentelemetry\/sdk|unpdf|parse5|saxes)/,
    /^shared\/(writer\/|commands\/kinds|resume\/(read|structure)\/|telemetry\/exporters)/,
  ];
  expect(Object.keys(atStart).filter((path) => heavy.some((one) => one.test(path)))).toEqual([]);
  expect(Object.keys(atStart).filter((path) => /zod\/v4\/locales\/(?!en)/.test(path))).toEqual([]);
});

it('its manifest names the code that the host loads, as CommonJS, and no dependencies', () => {
  const manifest = JSON.parse(textOf('package.json'));
  expect(manifest).toMatchObject({ main: 'index.js', type: 'commonjs', engines: { node: '22' } });
  expect(Object.keys(manifest).filter((member) => /dependencies|scripts|workspaces/i.test(member))).toEqual([]);
  expect(existsSync(join(folder, manifest.main))).toBe(true);
});

it('its host.json is the one of the repository', () => {
  expect(textOf('host.json')).toBe(readFileSync(join(root, 'host.json'), 'utf8'));
});

it('no file knows the folder that it was made in', () => {
  expect(names.filter((name) => textOf(name).includes(`${root}/`))).toEqual([]);
});

it('the notices name every library of which there is code, with its licence', () => {
  const notices = textOf('THIRD-PARTY-NOTICES.txt');
  const libraries = librariesIn(contents);
  expect(libraries.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['@azure/functions', 'mssql', 'zod', 'unpdf']),
  );
  for (const { name, version, license, texts } of libraries) {
    expect(notices).toContain(`${name} ${version} (${license})`);
    for (const text of texts) expect(notices).toContain(text);
  }
});

it('beside it lies an SBOM of the libraries that the notices name, and of no others', () => {
  const { metadata, components } = cyclonedx.parse(
    JSON.parse(readFileSync(join(root, 'dist', 'stepkeeper.cdx.json'), 'utf8')),
  );
  const { name, version } = JSON.parse(textOf('package.json'));
  expect(metadata.component).toMatchObject({ name, version });
  const named = components.map((library) => `${library.name} ${library.version}`);
  const noticed = textOf('THIRD-PARTY-NOTICES.txt').match(/^\S+ \d+\.\d+\.\d+\S* \(.+\)$/gm) ?? [];
  expect(noticed.map((title) => title.replace(/ \(.+\)$/, '')).sort()).toEqual(named.sort());
});

it('the notices tell also whose code the libraries have in theirs', () => {
  expect(textOf('THIRD-PARTY-NOTICES.txt')).toContain('Derived from the PDF.js project by the Mozilla Foundation.');
});
