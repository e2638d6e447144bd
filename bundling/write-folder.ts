// A folder that holds these files and no others, under the feet of a process that may be running from it.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is the same already is left alone; what is new is there before anything that it replaces is gone, and never half. */
export async function writeFolder(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of files) {
    const path = join(folder, name);
    if ((await readFile(path, 'utf8').catch(() => undefined)) === text) continue;
    await writeFile(`${path}.new`, text);
    await rename(`${path}.new`, path);
  }
  const others = (await readdir(folder)).filter((name) => !files.has(name));
  await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true })));
}
