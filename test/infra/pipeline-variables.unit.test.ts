import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file: string) => readFileSync(join(__dirname, '..', '..', file), 'utf8');

/** What azd fills in by itself, in a pipeline as well. */
const ofAzd = ['AZURE_ENV_NAME', 'AZURE_LOCATION', 'AZURE_PRINCIPAL_ID', 'AZURE_PRINCIPAL_TYPE'];

it('azd pipeline config hands over every parameter that can be set, and no other one', () => {
  const parameters = [...read('infra/main.parameters.json').matchAll(/\$\{(\w+)/g)].map(([, name]) => name ?? '');
  const [, list = ''] = /\n {2}variables:\n((?: {4}- \w+\n)+)/.exec(read('azure.yaml')) ?? [];
  const handed = [...list.matchAll(/- (\w+)/g)].map(([, name]) => name ?? '');
  expect(handed.sort()).toEqual(
    [...parameters.filter((name) => !ofAzd.includes(name)), 'STEPKEEPER_MIGRATE', 'STEPKEEPER_PROBE'].sort(),
  );
});

it('each hook of azure.yaml is one that there is, and runs in both shells alike', () => {
  const [, hooks = ''] = /\nhooks:\n([\s\S]*?)\n\S/.exec(read('azure.yaml')) ?? [];
  const named = [
    ...hooks.matchAll(
      /^ {2}(\w+):\n {4}windows:\n {6}shell: pwsh\n {6}run: (.+)\n[\s\S]*? {4}posix:\n {6}shell: sh\n {6}run: (.+)$/gm,
    ),
  ];
  const [, known = ''] = /const hooks:[^\n]* = \{\n([\s\S]*?)\};/.exec(read('infra/hooks/main.ts')) ?? [];
  expect(named.map(([, name]) => name)).toEqual([...known.matchAll(/\w+/g)].map(([name]) => name));
  for (const [, name, windows, posix] of named) {
    expect({ windows, posix }).toEqual({
      windows: `node infra/hooks/run.js ${name}`,
      posix: `node infra/hooks/run.js ${name}`,
    });
  }
});

it('what the pipeline deploys with is taken at a commit, and runs in a shell that is named', () => {
  const action = read('.github/actions/deploy/action.yml');
  const used = [...action.matchAll(/^\s*(?:- )?uses: (\S+)/gm)].map(([, name]) => name);
  expect(used).toHaveLength(3);
  for (const name of used) expect(name).toMatch(/@[0-9a-f]{40}$/);
  expect(action.match(/^\s*(?:- )?run:/gm)).toHaveLength(action.match(/^\s*shell: bash$/gm)?.length ?? 0);
});

it('the azd that is asked for makes credentials that GitHub matches, and the pipeline has no older one', () => {
  const [, required = ''] = /azd: ">= (\d+\.\d+\.\d+)"/.exec(read('azure.yaml')) ?? [];
  const [, used = ''] =
    /uses: Azure\/setup-azd@.*\n\s+with:\n\s+version: (\S+)/.exec(read('.github/actions/deploy/action.yml')) ?? [];
  const older = (one: string, other: string) => one.localeCompare(other, undefined, { numeric: true }) < 0;
  expect({ ofImmutableSubjects: older(required, '1.30.0'), ofPipeline: older(used, required) }).toEqual({
    ofImmutableSubjects: false,
    ofPipeline: false,
  });
  expect(read('docs/deployment.md')).toContain(`azd ${required} or newer`);
});
