// The process in which files are parsed, one after the other. It has no settings, may read the program and write nothing, and ends when
// whoever started it is gone. Argument: a module that exports another `parser`.
import { pathToFileURL } from 'node:url';
import type { ResumeParser } from '../parser';
import { stepkeeperParser } from '../structure/stepkeeper-parser';
import type { FromChild, ToChild } from './messages';
import { parseFile } from './parse-file';

async function main(module: string | undefined): Promise<void> {
  const parser = module === undefined ? stepkeeperParser : await parserOf(module);
  process.on('disconnect', () => process.exit(0));
  process.on('message', async (file: ToChild) => answer({ result: await parseFile(file, parser) }));
  answer({ ready: parser.id });
}

async function parserOf(module: string): Promise<ResumeParser> {
  const { href } = pathToFileURL(module);
  const exported = (await import(href)) as { readonly parser?: ResumeParser };
  if (!exported.parser) throw new Error(`${module} exports no parser`);
  return exported.parser;
}

function answer(message: FromChild): void {
  if (!process.send) throw new Error('this is started by the pool of parsers, which it answers');
  process.send(message);
}

main(process.argv[2]);
