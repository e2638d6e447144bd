// The parsers that npm has, on the same files in the same run. They are one family: textract and regular expressions; of work, education
// and skills they give the text of the section as it is, which is no field of ours.
import { execFileSync, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldName } from '../fields';
import type { ScoredFile } from '../parse-all';
import { type Prediction, resumeOf } from '../prediction';
import { type Fact, score } from '../score';
import { declaredPeers, installPeers, peersFolder } from './install';

/** What these parsers have a field for. */
export const peerFields: readonly FieldName[] = ['name', 'e-mail', 'phone', 'link'];

export type PeerOutcome =
  | {
      readonly name: string;
      readonly facts: ReadonlyMap<string, readonly Fact[]>;
      readonly failed: number;
      readonly seconds: number;
    }
  | { readonly name: string; readonly unusable: string };

/** Whether textract can read PDFs by itself here. Where not, peers get the text that we have read, as a text file. */
export function hasPdftotext(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export async function runPeers(
  scored: readonly ScoredFile[],
  paths: ReadonlyMap<string, string>,
): Promise<readonly PeerOutcome[]> {
  const names = Object.entries(declaredPeers()).map(([name, version]) => ({ name, label: `${name} ${version}` }));
  try {
    await installPeers();
  } catch (error) {
    const unusable = `not installed: ${String(error).split('\n')[0]}`;
    return names.map(({ label }) => ({ name: label, unusable }));
  }
  const files = given(scored, paths);
  const printed = scored.filter(({ file }) => file.layout.writer !== 'text');
  return Promise.all(names.map(({ name, label }) => runPeer(name, label, printed, files)));
}

/** The paths that a peer is given. */
function given(scored: readonly ScoredFile[], paths: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const reads = hasPdftotext();
  const folder = join(peersFolder, 'texts');
  mkdirSync(folder, { recursive: true });
  return new Map(
    scored.map(({ file: { name }, result }) => {
      if (reads || !name.endsWith('.pdf')) return [name, paths.get(name) ?? name];
      const path = join(folder, `${name}.txt`);
      writeFileSync(path, 'text' in result ? result.text : '');
      return [name, path];
    }),
  );
}

async function runPeer(
  name: string,
  label: string,
  scored: readonly ScoredFile[],
  files: ReadonlyMap<string, string>,
): Promise<PeerOutcome> {
  // They fetch the profiles that a resume links to: a proxy that nobody listens on keeps them from it.
  const nowhere = 'http://127.0.0.1:9';
  const child = fork(join(__dirname, 'child.js'), [peersFolder, name], {
    stdio: 'ignore',
    env: { PATH: process.env.PATH ?? '', HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere },
  });
  const answers = new Map<number, Prediction | undefined>();
  const start = performance.now();
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(`ended by itself (${signal ?? code})`));
    child.once('error', (error) => resolve(String(error)));
  });
  const answered = new Promise<string>((resolve) => {
    child.on('message', ({ id, found }: { readonly id: number; readonly found?: Prediction }) => {
      answers.set(id, found);
      if (answers.size === scored.length) resolve('');
    });
  });
  scored.forEach(({ file }, id) => {
    child.send({ id, path: files.get(file.name) });
  });
  const quiet = stalled(answers);
  const trouble = await Promise.race([ended, answered, quiet.promise]);
  quiet.cancel();
  child.kill('SIGKILL');
  if (answers.size === 0) return { name: label, unusable: trouble };
  const facts = scored.map(({ file }, id): [string, readonly Fact[]] => {
    const prediction = answers.get(id);
    const all = score(file.truth, prediction && resumeOf(prediction));
    return [file.name, all.filter(({ field }) => peerFields.includes(field))];
  });
  return {
    name: label,
    facts: new Map(facts),
    failed: scored.filter((_, id) => answers.get(id) === undefined).length,
    seconds: Math.round((performance.now() - start) / 1000),
  };
}

/** Resolves when nothing more was answered for a minute. */
function stalled(answers: ReadonlyMap<number, unknown>) {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<string>((resolve) => {
    let before = -1;
    timer = setInterval(() => {
      if (answers.size === before) resolve('gave no answer for a minute');
      before = answers.size;
    }, 60_000);
  });
  return { promise, cancel: () => clearInterval(timer) };
}
