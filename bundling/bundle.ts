// The app as few files: what each entry loads at its start is one file, and what is loaded later is a chunk of its own.
//
//   sources and node_modules ──split.ts──▶ an entry and its chunks, as ES modules ──join.ts──▶ few files, as CommonJS
//
// Each entry is bundled apart: they run in processes of their own and share nothing.
import { entries } from './entries';
import { joined } from './join';
import { type Split, split } from './split';

export interface Bundled {
  /** By their names, in one folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Those that libraries have in their code on its licence. */
  readonly legalComments: readonly string[];
  readonly contents: Contents;
}

/** By file: how many bytes each source has in it. Paths of sources are relative to the repository. */
export type Contents = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Throws esbuild's BuildFailure, which names file and line. */
export async function bundle(): Promise<Bundled> {
  const made = await Promise.all(
    Object.entries(entries).map(async ([name, path]) => {
      const parts = await split(name, path);
      return { parts, files: await joined(parts) };
    }),
  );
  return {
    files: new Map(made.flatMap(({ files }) => [...files].map(([name, { text }]) => [name, text] as const))),
    legalComments: [...new Set(made.flatMap(({ parts }) => parts.legalComments))],
    contents: Object.fromEntries(
      made.flatMap(({ parts, files }) => [...files].map(([name, { chunks }]) => [name, sourcesOf(parts, chunks)])),
    ),
  };
}

function sourcesOf({ chunks }: Split, names: readonly string[]): Readonly<Record<string, number>> {
  return Object.assign({}, ...names.map((name) => chunks.get(name)?.sources ?? {}));
}
