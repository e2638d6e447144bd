import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ForeignFolder, openDataFolder } from '../../local/data-folder';
import { FolderInUse } from '../../local/folder-lock';
import { parseChainKeys } from '../../shared/audit/chain-keys';

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'data-folder-'));
});
afterEach(() => rmSync(scratch, { recursive: true }));

test('a new folder is made, and its key is made once, for its owner alone', async () => {
  const first = await openDataFolder(join(scratch, 'new'), false);
  const key = first.auditChainKeys();
  expect([...parseChainKeys(key).all].map(([id, bytes]) => [id, bytes.length])).toEqual([['1', 32]]);
  expect(statSync(join(first.path, 'audit-chain-keys')).mode & 0o777).toBe(0o600);
  await first.release();
  const second = await openDataFolder(join(scratch, 'new'), false);
  expect(second.auditChainKeys()).toBe(key);
  await second.release();
});

test('fresh empties a folder of ours, and another key is made', async () => {
  const first = await openDataFolder(scratch, false);
  const key = first.auditChainKeys();
  writeFileSync(join(first.folderOf('service-bus'), 'state'), 'x');
  await first.release();
  const second = await openDataFolder(scratch, true);
  expect(existsSync(join(scratch, 'service-bus'))).toBe(false);
  expect(second.auditChainKeys()).not.toBe(key);
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
  first.auditChainKeys();
  await expect(openDataFolder(scratch, true)).rejects.toThrow(FolderInUse);
  expect(existsSync(join(scratch, 'audit-chain-keys'))).toBe(true);
  await first.release();
});

test('where the app answers is told to the owner of the folder alone, while it runs', async () => {
  const folder = await openDataFolder(scratch, false);
  const file = join(scratch, 'running.json');
  writeFileSync(file, 'left by a killed owner');
  folder.tellRunning('http://127.0.0.1:7071', { AUDIT_CHAIN_KEYS: 'k' });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    url: 'http://127.0.0.1:7071',
    settings: { AUDIT_CHAIN_KEYS: 'k' },
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await folder.release();
  expect(existsSync(file)).toBe(false);
});
