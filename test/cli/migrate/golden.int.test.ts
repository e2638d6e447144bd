// The schema that all migrations make, against the dump that is kept: what a change of a migration does to it shows in the diff.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationsFolder } from '../../../cli/migrate/command';
import { readSteps } from '../../../cli/migrate/steps';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { linesOf, liveFacts } from './schema-of';

const golden = join(__dirname, 'schema.golden.txt');
/** Rewrites the dump: WRITE_GOLDEN_SCHEMA=1 npm run test:int -- test/cli/migrate/golden */
const rewrites = process.env.WRITE_GOLDEN_SCHEMA === '1';

test('the schema is the one of schema.golden.txt', async () => {
  const database = await freshDatabase();
  try {
    const lines = linesOf(await liveFacts(database.pool, await readSteps(migrationsFolder)));
    const isLocal = await isLocalServer(database);
    if (rewrites && isLocal) await writeFile(golden, `${lines.join('\n')}\n`);
    const kept = (await readFile(golden, 'utf8')).trimEnd().split('\n');
    if (isLocal) expect(lines).toEqual(kept);
    else expect(asOnAnyServer(lines)).toEqual(asOnAnyServer(kept));
  } finally {
    await database.drop();
  }
});

/** The dump is the local server's; 50501 is its own number for what it does not know. */
async function isLocalServer({ pool }: FreshDatabase): Promise<boolean> {
  return pool
    .request()
    .query('SELECT @@VERSION AS version;')
    .then(
      () => false,
      (error: { number?: number }) => error.number === 50501,
    );
}

/** Without what servers write each in their way: the case of names, expressions, names of indexes, and how rows are stored. */
function asOnAnyServer(lines: readonly string[]): string[] {
  return lines
    .map((line) =>
      line
        .toLowerCase()
        .replace(/^(default \S+) .*/, '$1')
        .replace(/^(index \S+) \S+/, '$1')
        .replace(/ (where )?= .*/, '')
        .replace(/ (non)?clustered/, ''),
    )
    .sort();
}
