#!/usr/bin/env node
// `npm run fuzz:resumes`: files of every format, broken by chance, and what becomes of each.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endWith, stackOf } from '../../cli/usage';
import { createParsePool } from '../../shared/resume/sandbox/parse-pool';
import { help, parseFuzzOptions } from './options';
import { type Fault, type Fuzzed, fuzz } from './run';

const kept = join('.bench', 'fuzz-resumes');
const children = 2;

async function main(args: readonly string[]): Promise<void> {
  const options = parseFuzzOptions(args);
  if (options === 'help') {
    process.stdout.write(help);
    return;
  }
  process.stderr.write(`seed ${options.seed}\n`);
  const pool = createParsePool({ children });
  try {
    const fuzzed = await fuzz({ pool, ...options, lanes: children });
    process.stdout.write(printed(fuzzed, pool.peakRssBytes));
    for (const fault of fuzzed.faults) process.stdout.write(`${keep(fault, options.seed)}\n`);
    if (fuzzed.faults.length > 0) process.exitCode = 1;
  } finally {
    await pool.close();
  }
}

function printed({ outcomes, seconds, slowestMs }: Fuzzed, peakRssBytes: number): string {
  const rows = [...outcomes].sort(([, one], [, other]) => other - one);
  const total = rows.reduce((sum, [, count]) => sum + count, 0);
  const table = rows.map(([outcome, count]) => `${String(count).padStart(8)}  ${outcome}\n`).join('');
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
  return `${table}${total} files in ${seconds.toFixed(1)} s, the slowest in ${Math.round(slowestMs)} ms; a child held ${megabytes(
    peakRssBytes,
  )} MB at most, this process holds ${megabytes(process.memoryUsage.rss())} MB\n`;
}

function keep({ number, file, outcome }: Fault, seed: number): string {
  mkdirSync(kept, { recursive: true });
  const path = join(kept, `${seed}-${number}-${file.name}`);
  writeFileSync(path, file.bytes);
  return `${outcome}: ${path}`;
}

main(process.argv.slice(2)).catch(endWith(help, stackOf));
