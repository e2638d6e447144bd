// The files of the set with their truth, for parsers outside: predictions come back as NDJSON (`--score`).
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SetFile } from './render/files';

/** `NAME.pdf` and so on, and `truth.ndjson`: {"file", "heldOut", "truth"} a line. */
export function exportTo(folder: string, files: readonly SetFile[], paths: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const { name } of files) copyFileSync(paths.get(name) ?? name, join(folder, name));
  const lines = files.map(({ name, document, layout, truth }) =>
    JSON.stringify({ file: name, heldOut: document.heldOut || layout.heldOut, truth }),
  );
  writeFileSync(join(folder, 'truth.ndjson'), `${lines.join('\n')}\n`);
}
