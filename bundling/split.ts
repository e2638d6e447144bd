// An entry and all that it reaches, split where code is loaded by `import()`: https://esbuild.github.io/api/#splitting
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { askedForInVain, givenByHost } from './entries';
import { oneCopy } from './one-copy';
import { minified, target } from './output';
import { root } from './root';

/** One of the files, an ES module. */
export interface Chunk {
  readonly text: string;
  /** The chunks that are loaded with it. */
  readonly imports: readonly string[];
  /** Bytes of each source in it; paths are relative to the repository. */
  readonly sources: Readonly<Record<string, number>>;
}

export interface Split {
  /** The chunk that the entry became. */
  readonly entry: string;
  /** By their names, all in one folder. */
  readonly chunks: ReadonlyMap<string, Chunk>;
  readonly legalComments: readonly string[];
}

/** Throws esbuild's BuildFailure, which names file and line. */
export async function split(name: string, path: string): Promise<Split> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { [name]: join(root, path) },
    outdir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target,
    external: [givenByHost, askedForInVain],
    plugins: [oneCopy],
    ...minified,
    legalComments: 'external',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const texts = new Map(outputFiles.map((file) => [basename(file.path), file.text]));
  const chunks = Object.entries(metafile.outputs).flatMap(([output, { imports, inputs }]): [string, Chunk][] => {
    const text = texts.get(output);
    if (text === undefined || !output.endsWith('.js')) return [];
    const loaded = imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
    const sources = Object.entries(inputs).map(([source, { bytesInOutput }]) => [source, bytesInOutput]);
    return [[output, { text, imports: loaded.map((each) => each.path), sources: Object.fromEntries(sources) }]];
  });
  const legal = [...texts].filter(([file]) => file.endsWith('.LEGAL.txt'));
  return {
    entry: `${name}.js`,
    chunks: new Map(chunks),
    legalComments: [...new Set(legal.flatMap(([, text]) => commentsIn(text)))],
  };
}

/** esbuild writes the names of files, each with a colon, and below them the comment that all of them have, indented. */
function commentsIn(legal: string): readonly string[] {
  return [...legal.matchAll(/^ {2}\S.*$(?:\n {2}.*$|\n(?=\n* {2}))*/gm)].map(([comment]) => comment.trim());
}
