import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFolder } from '../../bundling/write-folder';

const folder = mkdtempSync(join(tmpdir(), 'stepkeeper-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('the folder holds the files and no others, and what is the same is left alone', async () => {
  const before = new Date(1_000_000);
  writeFileSync(join(folder, 'same.js'), 'same');
  utimesSync(join(folder, 'same.js'), before, before);
  writeFileSync(join(folder, 'changed.js'), 'old');
  writeFileSync(join(folder, 'gone.js'), 'gone');
  mkdirSync(join(folder, 'folder'));
  await writeFolder(
    folder,
    new Map([
      ['same.js', 'same'],
      ['changed.js', 'new'],
      ['added.js', 'added'],
    ]),
  );
  expect(readdirSync(folder).sort()).toEqual(['added.js', 'changed.js', 'same.js']);
  expect(readFileSync(join(folder, 'changed.js'), 'utf8')).toBe('new');
  expect(statSync(join(folder, 'same.js')).mtime).toEqual(before);
});
