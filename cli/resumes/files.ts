// Which files a person means by the paths he gives: files as they are, folders with all that is below them.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What cannot be opened is handed to `failed`, and the others go on. In the order given; folders by name. */
export async function* filesAt(
  paths: readonly string[],
  failed: (path: string, error: NodeJS.ErrnoException) => void,
): AsyncGenerator<string> {
  for (const path of paths) {
    try {
      const found = await stat(path);
      if (found.isDirectory()) yield* below(path, failed);
      else yield path;
    } catch (error) {
      failed(path, error as NodeJS.ErrnoException);
    }
  }
}

/** Links are not followed, and names that begin with a dot are left out. */
async function* below(
  folder: string,
  failed: (path: string, error: NodeJS.ErrnoException) => void,
): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
    failed(folder, error);
    return [];
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* below(path, failed);
    else if (entry.isFile()) yield path;
  }
}
