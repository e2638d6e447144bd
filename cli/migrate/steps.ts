// The migrations as files: one pair of .up.sql and .down.sql a step, batches parted by lines that say GO.
import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MigrationFilesFaulty } from './errors';

export interface Step {
  readonly number: number;
  /** The file's name without its ending, for example `003-sections`. */
  readonly name: string;
  readonly up: readonly string[];
  readonly down: readonly string[];
  /** SHA-256 in hex of the up file, line ends as LF. */
  readonly checksum: string;
  /** The line of the file, from 1, on which each batch begins. Unknown of steps that are not from files. */
  readonly lines?: { readonly up: readonly number[]; readonly down: readonly number[] };
}

interface Batch {
  readonly text: string;
  readonly line: number;
}

/**
 * Reads all steps of a folder, numbered 1, 2, 3 … without a gap, each with its way back. Throws MigrationFilesFaulty, which names the
 * file.
 */
export async function readSteps(folder: string): Promise<Step[]> {
  const files = await readdir(folder).catch((cause) => {
    throw new MigrationFilesFaulty(`${folder} cannot be read: ${String(cause)}`);
  });
  const scripts = files.filter((file) => file.endsWith('.sql')).sort();
  if (scripts.length === 0) throw new MigrationFilesFaulty(`there are none in ${folder}`);
  for (const file of scripts) {
    const way = /^(.+)\.(up|down)\.sql$/.exec(file);
    if (!way) throw new MigrationFilesFaulty(`${file} should be named like 001-what-it-does.up.sql or .down.sql`);
    const other = `${way[1]}.${way[2] === 'up' ? 'down' : 'up'}.sql`;
    if (!scripts.includes(other)) throw new MigrationFilesFaulty(`${file} is there and ${other} is not`);
  }
  const names = scripts.filter((file) => file.endsWith('.up.sql')).map((file) => file.slice(0, -'.up.sql'.length));
  const steps = await Promise.all(names.map((name) => readStep(folder, name)));
  steps.forEach((step, index) => {
    if (step.number !== index + 1)
      throw new MigrationFilesFaulty(
        `${step.name} should have the number ${index + 1}: they count 1, 2, 3 … without a gap`,
      );
  });
  return steps;
}

async function readStep(folder: string, name: string): Promise<Step> {
  const number = Number(/^(\d{3})-[a-z0-9-]+$/.exec(name)?.[1]);
  if (Number.isNaN(number)) throw new MigrationFilesFaulty(`${name} should be named like 001-what-it-does`);
  const text = await readText(join(folder, `${name}.up.sql`));
  const up = batchesOf(text);
  const down = batchesOf(await readText(join(folder, `${name}.down.sql`)));
  const texts = (batches: readonly Batch[]) => batches.map((batch) => batch.text);
  const lines = (batches: readonly Batch[]) => batches.map((batch) => batch.line);
  return {
    number,
    name,
    up: texts(up),
    down: texts(down),
    checksum: hash('sha256', text, 'hex'),
    lines: { up: lines(up), down: lines(down) },
  };
}

async function readText(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
  } catch (cause) {
    throw new MigrationFilesFaulty(`${path} cannot be read: ${String(cause)}`);
  }
}

/** GO stands alone on its line, as in sqlcmd; batches of comments only are left out. */
export function batchesOf(text: string): Batch[] {
  let line = 1;
  const batches = text.split(/^[ \t]*GO[ \t]*$/im).map((part) => {
    const batch = { text: part.trim(), line: line + lineEnds(part.slice(0, part.length - part.trimStart().length)) };
    line += lineEnds(part);
    return batch;
  });
  return batches.filter((batch) => batch.text.replace(/--.*$/gm, '').trim() !== '');
}

function lineEnds(text: string): number {
  return text.split('\n').length - 1;
}
