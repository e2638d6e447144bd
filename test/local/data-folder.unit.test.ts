import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ForeignFolder, openDataFolder } from '../../local/data-folder';
import { FolderInUse } from '../../local/folder-lock';

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'data-folder-'));
});
afterEach(() => rmSync(scratch, { recursive: true }));

test('a new folder is made, and its key is made once, for its owner alone', async () => {
  const first = await openDataFolder(join(scratch, 'new'), false);
  const key = first.auditChainKey();
  expect(Buffer.from(key, 'base64')).toHaveLength(32);
  expect(statSync(join(first.path, 'audit-chain-key')).mode & 0o777).toBe(0o600);
  await first.release();
  const second = await openDataFolder(join(scratch, 'new'), false);
  expect(second.auditChainKey()).toBe(key);
  await second.release();
});

test('fresh empties a folder of ours, and another key is made', async () => {
  const first = await openDataFolder(scratch, false);
  const key = first.auditChainKey();
  writeFileSync(join(first.folderOf('service-bus'), 'state'), 'x');
  await first.release();
  const second = await openDataFolder(scratch, true);
  expect(existsSync(join(scratch, 'service-bus'))).toBe(false);
  expect(second.auditChainKey()).not.toBe(key);
  await second.release();
});

test('a folder with other files in it is refused, fresh or not', async () => {
  writeFileSync(join(scratch, 'thesis.txt'), 'years of work');
  await expect(openDataFolder(scratch, false)).rejects.toThrow(ForeignFolder);
  await expect(openDataFolder(scratch, true)).rejects.toThrow(ForeignFolder);
  expect(existsSync(join(scratch, 'thesis.txt'))).toBe(true);
});

test('a folder in use is not emptied', async () => {
  const first = await openDataFolder(scratch, false);
  first.auditChainKey();
  await expect(openDataFolder(scratch, true)).rejects.toThrow(FolderInUse);
  expect(existsSync(join(scratch, 'audit-chain-key'))).toBe(true);
  await first.release();
});
