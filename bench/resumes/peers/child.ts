// Runs one other parser, in a process of its own: what it prints, downloads or throws stays there.
//
//   argv: the folder where the peers are installed, the name of one
//   in: {id, path}, out: {id, found} or {id, error}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Prediction } from '../prediction';

/** What all three give: text as it stood. */
type Answer = Readonly<Record<string, unknown>>;

const [folder = '', name = ''] = process.argv.slice(2);
const load = createRequire(join(folder, 'package.json'));
const out = mkdtempSync(join(tmpdir(), 'bench-peer-'));

async function parse(path: string): Promise<Answer> {
  if (name === 'resume-parser') {
    // What its index offers calls a function that is not there (1.1.0): this is the one that it means.
    const { parseResumeFile } = load(`${name}/src/utils/parseIt`);
    await new Promise<void>((resolve, reject) => {
      parseResumeFile(path, out, (file: string | null, error: unknown) => (file ? resolve() : reject(error)));
    });
    return JSON.parse(readFileSync(join(out, `${basename(path)}.json`), 'utf8'));
  }
  const Parser = load(name);
  const resume = await new Parser(path).parseToJSON();
  return resume.parts ?? {};
}

function predictionOf(answer: Answer): Prediction {
  const value = (key: string) =>
    typeof answer[key] === 'string' && answer[key] !== '' ? (answer[key] as string) : undefined;
  const one = (key: string) => (value(key) === undefined ? [] : [value(key) ?? '']);
  // Several are put together without anything between.
  const links = (value('profiles') ?? '').split(
    /\n|(?=(?:https?:\/\/)?(?:www\.)?(?:github|linkedin|facebook|bitbucket|stackoverflow)\.)/,
  );
  return {
    name: value('name'),
    emails: one('email'),
    phones: one('phone'),
    links: links.map((link) => link.trim()).filter(Boolean),
  };
}

interface Asked {
  readonly id: number;
  readonly path: string;
}
const waiting: Asked[] = [];
let busy = 0;

/** They wait on timers more than they work: sixteen at once. */
function next(): void {
  const asked = busy < 16 ? waiting.shift() : undefined;
  if (!asked) return;
  busy += 1;
  const tooLong = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer in 10 s')), 10_000));
  Promise.race([parse(asked.path), tooLong])
    .then(
      (answer) => process.send?.({ id: asked.id, found: predictionOf(answer) }),
      (error: unknown) => process.send?.({ id: asked.id, error: String(error) }),
    )
    .finally(() => {
      busy -= 1;
      next();
    });
}

process.on('message', (asked: Asked) => {
  waiting.push(asked);
  next();
});
// What is thrown where no promise hears it: the file that it belongs to gets no answer, the others go on.
process.on('uncaughtException', () => undefined);
process.on('disconnect', () => {
  rmSync(out, { recursive: true, force: true });
  process.exit(0);
});
