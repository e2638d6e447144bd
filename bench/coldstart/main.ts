#!/usr/bin/env node
// `npm run bench:coldstart`: the deployed package started cold, beside the same app unbundled and an app that does nothing.
import { endWith, stackOf } from '../../cli/usage';
import { contestantFolders } from './contestants';
import { measureFirstAnswer } from './measure-first-answer';
import { measureLoad } from './measure-load';
import { help, parseColdStartOptions } from './options';
import { printed, reportOf } from './report';
import { measureSizes } from './sizes';

async function main(args: readonly string[]): Promise<void> {
  const options = parseColdStartOptions(args);
  if (options === 'help') {
    process.stdout.write(help);
    return;
  }
  const folders = await contestantFolders();
  const load = await measureLoad(folders, options.runs);
  const first = await measureFirstAnswer(folders, load.otherFunctions, Math.ceil(options.runs / 3));
  const report = reportOf(options.runs, load, first, await measureSizes());
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : printed(report));
}

main(process.argv.slice(2)).catch(endWith(help, stackOf));
