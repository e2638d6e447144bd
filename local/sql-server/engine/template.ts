// A new database is loaded from a dump of an empty one that has the prelude: 0.4 s, where making one takes 2 s. The dump is kept
// with the installed packages, under a name that changes with the engine and what is made in it.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { catalog } from './catalog';
import { prelude } from './prelude';

/** Every load copies all of it: the log's segments have 1 MB, the least, in place of 16. */
const initialize = ['--wal-segsize=1'];

/** Nor are the engine's own two templates ever used, or 128 MB of buffers, which each start fills with zeros. */
const slim = [
  "UPDATE pg_database SET datistemplate = false WHERE datname <> 'postgres'",
  'DROP DATABASE template0',
  'DROP DATABASE template1',
  "ALTER SYSTEM SET shared_buffers = '32MB'",
];

const engineFolder = dirname(require.resolve('@electric-sql/pglite'));

/** Changes whenever a database made before would lack something. */
export function preludeVersion(): string {
  const engine = readFileSync(join(engineFolder, '..', 'package.json'));
  const made = [...initialize, prelude, catalog, ...slim].join('\n');
  return createHash('sha256').update(engine).update(made).digest('hex').slice(0, 16);
}

/** The template's file, which is built when there is none yet. */
export async function templateFile(): Promise<string> {
  const name = `sql-server-${preludeVersion()}.tar`;
  const installed = join(engineFolder, '..', '..', '..', '.cache', 'stepkeeper');
  const temporary = join(tmpdir(), 'stepkeeper');
  for (const folder of [installed, temporary]) if (existsSync(join(folder, name))) return join(folder, name);
  const dump = await build();
  // An installation may be read-only; the system's folder is for that.
  return save(dump, installed, name).catch(() => save(dump, temporary, name));
}

async function build(): Promise<Buffer> {
  const database = await PGlite.create({ initDbStartParams: initialize });
  await database.exec(prelude);
  await database.exec(catalog);
  for (const statement of slim) await database.exec(statement);
  const dump = await database.dumpDataDir('none');
  await database.close();
  return Buffer.from(await dump.arrayBuffer());
}

/** Under another name first: several servers may build it at the same time, and none may read half of it. */
async function save(dump: Buffer, folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const outdated = (await readdir(folder)).filter((file) => /^sql-server-\w+\.tar$/.test(file) && file !== name);
  const unfinished = join(folder, `${randomUUID()}.tmp`);
  await writeFile(unfinished, dump);
  await rename(unfinished, join(folder, name));
  for (const file of outdated) await rm(join(folder, file), { force: true });
  return join(folder, name);
}
