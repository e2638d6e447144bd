// What azd starts, in a folder that stands for a clone, with npm and node that only note how they were called.

import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let clone: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'clone-'));
  cpSync(join(__dirname, '../../../infra/hooks/run.js'), join(clone, 'infra/hooks/run.js'));
  writeFileSync(join(clone, 'package-lock.json'), '{}');
  mkdirSync(join(clone, 'bin'));
  for (const program of ['npm', 'node']) note(join(clone, 'bin', program), program);
});
afterEach(() => rmSync(clone, { recursive: true }));

/** `failing`: the arguments with which it fails. */
function note(file: string, name: string, failing = 'nothing'): void {
  writeFileSync(file, `#!/bin/sh\necho "${name} $*" >> "${clone}/calls"\ncase "$*" in "${failing}"*) exit 3;; esac\n`);
  chmodSync(file, 0o755);
}

function run(): { status: number | null; calls: string[] } {
  const { status } = spawnSync(process.execPath, ['infra/hooks/run.js', 'preprovision'], {
    cwd: clone,
    env: { PATH: `${join(clone, 'bin')}:/usr/bin:/bin` },
  });
  return { status, calls: readFileSync(join(clone, 'calls'), 'utf8').trim().split('\n') };
}

const hook = `${join('dist', 'infra', 'hooks', 'main.js')} preprovision`;

it('a fresh clone is installed and compiled before the hook runs', () => {
  expect(run()).toEqual({
    status: 0,
    calls: ['npm ci --no-audit --no-fund', 'npm run --silent build', `node ${hook}`],
  });
});

describe('once it is installed', () => {
  beforeEach(() => {
    mkdirSync(join(clone, 'node_modules/.bin'), { recursive: true });
    writeFileSync(join(clone, 'node_modules/.package-lock.json'), '{}');
    note(join(clone, 'node_modules/.bin/node'), 'the Node of the project:');
  });

  it('it is compiled alone, and runs on the Node that was installed', () => {
    expect(run()).toEqual({ status: 0, calls: ['npm run --silent build', `the Node of the project: ${hook}`] });
  });

  it('it is installed again when the lock file is newer', () => {
    utimesSync(join(clone, 'node_modules/.package-lock.json'), 1, 1);
    expect(run().calls[0]).toBe('npm ci --no-audit --no-fund');
  });

  it('what does not compile ends azd with the exit code, and no hook runs', () => {
    note(join(clone, 'bin/npm'), 'npm', 'run --silent build');
    expect(run()).toEqual({ status: 3, calls: ['npm run --silent build'] });
  });
});
