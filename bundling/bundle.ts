// The app as few files: every module that it reaches, in chunks of which only those are loaded that are used.
//
//   sources and node_modules ──esbuild, split──▶ ES modules ──esbuild, one by one──▶ CommonJS
//
// esbuild splits ES modules alone (https://esbuild.github.io/api/#splitting), and CommonJS is what loads fastest and what the code of the
// libraries expects (`require`, `__dirname`). So what is split is turned into CommonJS afterwards, file by file: an import of another chunk
// becomes a `require` of it, a dynamic import a `require` at its time.
import { basename, join } from 'node:path';
import { build, type Metafile, transform } from 'esbuild';
import { entries, givenByHost } from './entries';
import { root } from './root';

const target = 'node22';
/**
 * Half as much to read and to parse. Names stay: log lines tell where an error was thrown, and nobody should need a source map to read
 * them. So there is none in the package.
 */
const minified = { minifySyntax: true, minifyWhitespace: true, minifyIdentifiers: false } as const;

export interface Bundled {
  /** By their names, in one folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Those that libraries have in their code on its licence. */
  readonly legalComments: readonly string[];
  /** What went into each file. Paths of inputs are relative to the repository. */
  readonly metafile: Metafile;
}

/** Throws esbuild's BuildFailure, which names file and line. */
export async function bundle(): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(root, path)])),
    outdir: join(root, 'bundle'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target,
    // One copy of each library, whether it is imported or required: many have one of each kind.
    conditions: ['import', 'module'],
    // Service Bus's client requires this one, and takes what it gets for the class itself: its ES module is no such thing.
    alias: { long: join(root, 'node_modules', 'long', 'umd', 'index.js') },
    external: [givenByHost],
    chunkNames: '[name]-[hash]',
    ...minified,
    legalComments: 'external',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const texts = outputFiles.map(({ path, text }) => [basename(path), text] as const);
  const code = texts.filter(([name]) => name.endsWith('.js'));
  return {
    files: new Map(await Promise.all(code.map(async ([name, text]) => [name, await asCommonJs(text)] as const))),
    legalComments: texts
      .flatMap(([name, text]) => (name.endsWith('.LEGAL.txt') ? commentsIn(text) : []))
      .filter(isFirst),
    metafile,
  };
}

async function asCommonJs(text: string): Promise<string> {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target,
    ...minified,
    legalComments: 'none',
    // An ES module's way to its own file; the name is used by whoever asked for the URL.
    define: { 'import.meta.url': 'import_meta_url' },
    banner: text.includes('import.meta.url')
      ? 'const import_meta_url = require("node:url").pathToFileURL(__filename).href;'
      : '',
    logLevel: 'warning',
  });
  return code;
}

/** esbuild writes the names of files, each with a colon, and below them the comment that all of them have, indented. */
function commentsIn(legal: string): readonly string[] {
  return [...legal.matchAll(/^ {2}\S.*$(?:\n {2}.*$|\n(?=\n* {2}))*/gm)].map(([comment]) => comment.trim());
}

function isFirst<T>(one: T, index: number, all: readonly T[]): boolean {
  return all.indexOf(one) === index;
}
