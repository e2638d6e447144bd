// `node infra/hooks/run.js <hook>`: what azd runs. Installs and compiles what a fresh clone lacks, then runs the hook itself
// (main.ts beside this file) on the Node that the project brings. JavaScript, for nothing can have been compiled yet.
const { spawnSync } = require('node:child_process');
const { existsSync, statSync } = require('node:fs');
const { delimiter, join } = require('node:path');

const root = join(__dirname, '..', '..');
const programs = join(root, 'node_modules', '.bin');
const environment = { ...process.env, PATH: `${programs}${delimiter}${process.env.PATH ?? ''}` };

// npm and, on Windows, what it installs are .cmd files, which want a shell; no argument here has anything that one would read.
function run(program, args, env = environment) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) process.stderr.write(`${program}: ${error.message}\n`);
  if (status !== 0) process.exit(status ?? 1);
}

// npm leaves its own lock file when it is through with node_modules: older than the project's, there is something to install.
const installed = join(root, 'node_modules', '.package-lock.json');
const isInstalled =
  existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;

// Without node_modules/.bin: npm must not run on the Node that it is about to replace.
if (!isInstalled) run('npm', ['ci', '--no-audit', '--no-fund'], process.env);
run('npm', ['run', '--silent', 'build']);
run('node', [join('dist', 'infra', 'hooks', 'main.js'), ...process.argv.slice(2)]);
