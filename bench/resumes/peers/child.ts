// Runs one other parser, in a process of its own: what it prints, downloads or throws stays there.
//
//   argv: the folder where the peers are installed, the name of one
//   in: {id, path}, out: {id, found} or {id, error}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Prediction } from '../prediction';

/** What all three give: text as it stood, several values put together without anything between. */
type Answer = Readonly<Record<string, unknown>>;

const [folder = '', name = ''] = process.argv.slice(2);
const peer = createRequire(join(folder, 'package.json'))(name);
const out = mkdtempSync(join(tmpdir(), 'bench-peer-'));

async function parse(path: string): Promise<Answer> {
  if (name === 'resume-parser') {
    await peer.parseResume(path, out);
    return JSON.parse(readFileSync(join(out, `${basename(path)}.json`), 'utf8'));
  }
  const resume = await new peer(path).parseToJSON();
  return resume.parts ?? {};
}

function predictionOf(answer: Answer): Prediction {
  const value = (key: string) =>
    typeof answer[key] === 'string' && answer[key] !== '' ? (answer[key] as string) : undefined;
  const one = (key: string) => (value(key) === undefined ? [] : [value(key) ?? '']);
  const links = (value('profiles') ?? '').split('\n').map((link) => link.trim());
  return { name: value('name'), emails: one('email'), phones: one('phone'), links: links.filter(Boolean) };
}

process.on('message', ({ id, path }: { readonly id: number; readonly path: string }) => {
  parse(path).then(
    (answer) => process.send?.({ id, found: predictionOf(answer) }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.on('disconnect', () => {
  rmSync(out, { recursive: true, force: true });
  process.exit(0);
});
