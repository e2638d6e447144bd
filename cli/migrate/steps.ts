// The migrations as files: one pair of .up.sql and .down.sql a step, batches parted by lines that say GO.
import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Step {
  readonly number: number;
  /** The file's name without its ending, for example `003-sections`. */
  readonly name: string;
  readonly up: readonly string[];
  readonly down: readonly string[];
  /** SHA-256 in hex of the up file, line ends as LF. */
  readonly checksum: string;
}

export class MigrationFilesFaulty extends Error {
  constructor(readonly fault: string) {
    super(`The migration files are not usable: ${fault}`);
    this.name = 'MigrationFilesFaulty';
  }
}

/** Reads all steps of a folder, numbered 1, 2, 3 … without a gap, each with its way back. */
export async function readSteps(folder: string): Promise<Step[]> {
  const names = (await readdir(folder)).filter((file) => file.endsWith('.up.sql')).sort();
  const steps = await Promise.all(names.map((file) => readStep(folder, file.slice(0, -'.up.sql'.length))));
  steps.forEach((step, index) => {
    if (step.number !== index + 1) throw new MigrationFilesFaulty(`${step.name} should have the number ${index + 1}`);
  });
  return steps;
}

async function readStep(folder: string, name: string): Promise<Step> {
  const up = await readText(join(folder, `${name}.up.sql`));
  const down = await readText(join(folder, `${name}.down.sql`));
  const number = Number(/^(\d{3})-[a-z0-9-]+$/.exec(name)?.[1]);
  if (Number.isNaN(number)) throw new MigrationFilesFaulty(`${name} should be named like 001-what-it-does`);
  return { number, name, up: batchesOf(up), down: batchesOf(down), checksum: hash('sha256', up, 'hex') };
}

async function readText(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
  } catch (cause) {
    throw new MigrationFilesFaulty(`${path} cannot be read: ${String(cause)}`);
  }
}

/** GO stands alone on its line, as in sqlcmd; batches of comments only are left out. */
function batchesOf(text: string): string[] {
  const batches = text.split(/^[ \t]*GO[ \t]*$/im).map((batch) => batch.trim());
  return batches.filter((batch) => batch.replace(/--.*$/gm, '').trim() !== '');
}
