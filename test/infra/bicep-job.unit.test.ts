// What CI's job for Bicep takes for a failure, with an az that warns of one file.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { z } from 'zod';
import { read, root } from './documents';

const folder = mkdtempSync(join(tmpdir(), 'stepkeeper-az-'));
afterAll(() => rmSync(folder, { recursive: true }));
const az = join(folder, 'az');
writeFileSync(
  az,
  `#!/usr/bin/env bash
if [[ "$4" == "$WARNED" ]]; then echo "WARNING: $4(1,7) : Warning no-unused-params: Parameter declared but never used." >&2; fi
`,
);
chmodSync(az, 0o755);

const ci = z.looseObject({
  jobs: z.looseObject({
    infrastructure: z.looseObject({ steps: z.array(z.looseObject({ run: z.string().optional() })) }),
  }),
});
const scripts = ci
  .parse(read('.github/workflows/ci.yml'))
  .jobs.infrastructure.steps.flatMap(({ run }) => (run?.includes('--stdout') ? [run] : []));

/** As GitHub runs a script whose shell is bash, but for build.log, which is not to lie about here. */
function statusWith(warned: string): number | null {
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}`, WARNED: warned };
  const script = scripts.join('\n').replaceAll('build.log', join(folder, 'build.log'));
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd: root, env }).status;
}

const files = [
  'infra/main.bicep',
  'infra/event-subscriptions.bicep',
  ...readdirSync(join(root, 'infra/parameters')).flatMap((name) =>
    name.endsWith('.bicepparam') ? [`infra/parameters/${name}`] : [],
  ),
];

it('all files without a warning pass', () => {
  expect(statusWith('none')).toBe(0);
});

it.each(files)('a warning of %s fails', (file) => {
  expect(statusWith(file)).toBe(1);
});
