// A data folder has one owner at a time, and a killed owner never blocks the next.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUse, lockFolder, lockPath } from '../../local/folder-lock';

const children: ChildProcess[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folder-lock-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that takes the lock, says so, and holds it until it is killed. */
async function ownerProcess(path: string): Promise<ChildProcess> {
  const swc = require.resolve('@swc/core');
  const module = join(__dirname, '../../local/folder-lock.ts');
  const script = `
    const { code } = require(${JSON.stringify(swc)}).transformFileSync(${JSON.stringify(module)}, {
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } });
    const m = { exports: {} };
    new Function('exports', 'require', 'module', code)(m.exports, require, m);
    m.exports.lockFolder(process.argv[1], JSON.parse(process.argv[2])).then(() => process.send('owned'));
    process.on('message', () => {});`;
  const child = spawn(process.execPath, ['-e', script, folder, JSON.stringify(path)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  await once(child, 'message');
  return child;
}

test('a second owner is refused with the name of the folder', async () => {
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(new FolderInUse(folder));
  await expect(lockFolder(folder)).rejects.toMatchObject({ folder });
  await lock.release();
});

test('the same folder by another path is the same folder', async () => {
  const alias = `${folder}-alias`;
  symlinkSync(folder, alias, 'junction');
  const lock = await lockFolder(folder);
  await expect(lockFolder(alias)).rejects.toThrow(FolderInUse);
  await lock.release();
  rmSync(alias);
});

test('a released folder can be taken again', async () => {
  await (await lockFolder(folder)).release();
  const again = await lockFolder(folder);
  await again.release();
});

test.each([
  ['a socket without a file', () => lockPath(folder)],
  ['a socket that is a file', () => lockPath(folder, 'darwin')],
])('another live process keeps the folder, and once it was killed the folder is free (%s)', async (_, path) => {
  const owner = await ownerProcess(path());
  await expect(lockFolder(folder, path())).rejects.toThrow(FolderInUse);

  owner.kill('SIGKILL');
  await once(owner, 'exit');

  const lock = await lockFolder(folder, path());
  await lock.release();
});
