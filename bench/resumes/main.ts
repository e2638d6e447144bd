#!/usr/bin/env node
// `npm run bench:resumes`: how well resumes are read, field by field, on documents of which the truth is known.
import { endWith, stackOf, UsageError } from '../../cli/usage';
import { exportTo } from './export';
import { layouts } from './layouts/all';
import { help, parseResumeBenchOptions, type ResumeBenchOptions } from './options';
import { parseAll, type ScoredFile } from './parse-all';
import { hasPdftotext, runPeers } from './peers/npm-parsers';
import { readPredictions } from './prediction';
import { printed } from './print';
import { filesOf, render, type SetFile } from './render/files';
import { type Beyond, groupsOf, reportOf } from './report';
import { score } from './score';
import { readSet } from './set/resume';
import { shown } from './show';
import { measureSpeed } from './speed';

async function main(args: readonly string[]): Promise<void> {
  const options = parseResumeBenchOptions(args);
  if (options === 'help') {
    process.stdout.write(help);
    return;
  }
  const files = chosenFiles(options);
  if (files.length === 0) throw new UsageError('no file of the set is all of that');
  const paths = await render(files, (rendered) =>
    process.stderr.write(`${files.length} files, ${rendered} of them rendered now\n`),
  );
  if (options.exportTo !== undefined) {
    exportTo(options.exportTo, files, paths);
    return;
  }
  if (options.predictions !== undefined) {
    const found = readPredictions(options.predictions);
    const facts = files.map((file) => ({ file, facts: score(file.truth, found.get(file.name)) }));
    process.stdout.write(`${JSON.stringify(groupsOf(facts, options.fields))}\n`);
    return;
  }
  const scored = await parseAll(files, paths, options.scans);
  const [one] = scored;
  if (options.show !== undefined && one) {
    process.stdout.write(shown(one, paths.get(one.file.name) ?? ''));
    return;
  }
  const report = reportOf(scored, options.fields, options.quick ? undefined : await beyondScores(scored, paths));
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : printed(report));
}

async function beyondScores(scored: readonly ScoredFile[], paths: ReadonlyMap<string, string>): Promise<Beyond> {
  const speed = await measureSpeed(scored, paths);
  return { speed, peers: await runPeers(scored, paths), pdftotext: hasPdftotext() };
}

function chosenFiles(options: ResumeBenchOptions): readonly SetFile[] {
  const all = filesOf(readSet(), layouts);
  const { show } = options;
  if (show !== undefined) {
    const file = all.find(({ name }) => name === show);
    if (!file) throw new UsageError(`--show: there is no ${show}; names are like ${all[0]?.name}`);
    if (file.document.heldOut || file.layout.heldOut) {
      throw new UsageError(
        '--show: this one is held out: whoever works on the parser sees nothing of it but the totals',
      );
    }
    return [file];
  }
  return all.filter(
    ({ name, document, layout }) =>
      (!options.scans || name.endsWith('.pdf')) &&
      options.languages.includes(document.language) &&
      options.layouts.includes(layout.id) &&
      (options.documents?.includes(document.id) ?? true),
  );
}

main(process.argv.slice(2)).catch(endWith(help, stackOf));
