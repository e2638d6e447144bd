// `stepkeeper resumes parse`: what the parser finds in files, without server and settings. `reparse` has a file of its own.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { createParsePool } from '../../shared/resume/sandbox/parse-pool';
import { UsageError } from '../usage';
import { filesAt } from './files';
import { linesOf } from './parse';
import { reparse, reparseUsage } from './reparse';

export const resumesUsage = `resumes parse FILE…        what is found in resumes, a line of JSON each; a folder stands for all files below it; needs no database
    --text                 with the text that was read    --children N  files at once (as many as there are processors)
${reparseUsage}`;

export class FilesNotOpened extends Error {
  override readonly name = 'FilesNotOpened';
}

export async function resumes(args: readonly string[], print: (line: string) => void): Promise<void> {
  return args[0] === 'reparse' ? reparse(args.slice(1), print) : parse(args, print);
}

/** Throws UsageError, and FilesNotOpened after all others were parsed. */
async function parse(args: readonly string[], print: (line: string) => void): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { text: { type: 'boolean', default: false }, children: { type: 'string' } },
    allowPositionals: true,
  });
  const [command, ...paths] = positionals;
  if (command !== 'parse') throw new UsageError(`resumes wants parse or reparse, not ${command ?? 'nothing'}`);
  if (paths.length === 0) throw new UsageError('resumes parse wants files or folders');
  const children = childrenOf(values.children);
  const notOpened: string[] = [];
  const failed = (path: string, { message }: Error) => notOpened.push(`cannot open ${path}: ${message}`);
  const pool = createParsePool({ children });
  try {
    const lines = linesOf(filesAt(paths, failed), { pool, failed, atOnce: children * 2, withText: values.text });
    for await (const line of lines) print(JSON.stringify(line));
  } finally {
    await pool.close();
  }
  if (notOpened.length > 0) throw new FilesNotOpened(notOpened.join('\n'));
}

function childrenOf(said: string | undefined): number {
  if (said === undefined) return availableParallelism();
  if (!/^[1-9]\d?$/.test(said)) throw new UsageError(`--children wants 1 to 99, not ${said}`);
  return Number(said);
}
