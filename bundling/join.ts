// Chunks joined to files, as CommonJS, which loads faster than ES modules and is what libraries' code expects (`require`, `__dirname`).
//
// What two parts share esbuild puts into a chunk of its own, so that an entry would load dozens of small files. All that an entry loads at
// its start is one file here; the chunks that are loaded later find what they share with it there:
//
//   entry.js   = the entry and every chunk that it imports; exports each of those as a namespace
//   chunk-X.js = a chunk; `import … from './chunk-of-entry.js'` becomes `require('./entry.js').<its namespace>`
//   import()   = `require` at that time, in a promise
import { build, type Plugin } from 'esbuild';
import { givenByHost } from './entries';
import { minified, target } from './output';
import type { Split } from './split';

export interface JoinedFile {
  readonly text: string;
  /** The chunks that it consists of. */
  readonly chunks: readonly string[];
}

type Names = ReadonlyMap<string, string>;

/** By name. Throws esbuild's BuildFailure. */
export async function joined(split: Split): Promise<ReadonlyMap<string, JoinedFile>> {
  const first = [...withImports(split, split.entry)];
  const later = [...split.chunks.keys()].filter((name) => !first.includes(name));
  const shared = new Map(first.map((name, index) => [name, `part${index}`]));
  const exports = [...shared].map(([name, namespace]) => `export * as ${namespace} from './${name}';`);
  const made = [
    { name: split.entry, text: exports.join('\n'), chunks: first, plugin: chunkFiles(split, shared, new Map()) },
    ...later.map((name) => {
      const text = split.chunks.get(name)?.text ?? '';
      return { name, text, chunks: [name], plugin: chunkFiles(split, new Map(), shared) };
    }),
  ];
  return new Map(
    await Promise.all(
      made.map(
        async ({ name, text, chunks, plugin }) => [name, { text: await commonJs(text, plugin), chunks }] as const,
      ),
    ),
  );
}

/** The chunk and all that is loaded with it, in the order in which it is named. */
function withImports({ chunks }: Pick<Split, 'chunks'>, name: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const imported of chunks.get(name)?.imports ?? []) withImports({ chunks }, imported, found);
  return found;
}

/** `own`: the chunks that the file consists of. `shared`: those of the entry's file, with the names that they have there. */
function chunkFiles({ entry, chunks }: Split, own: Names, shared: Names): Plugin {
  return {
    name: 'chunks',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/[^/]+\.js$/ }, ({ path, kind }) => {
        const name = path.slice(2);
        if (kind === 'import-statement' && own.has(name)) return { path: name, namespace: 'chunk' };
        if (kind === 'import-statement' && shared.has(name)) return { path: name, namespace: 'shared' };
        return { path, external: true };
      });
      onLoad({ filter: /.*/, namespace: 'chunk' }, ({ path }) => ({ contents: chunks.get(path)?.text ?? '' }));
      onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
        contents: `module.exports = require('./${entry}').${shared.get(path)};`,
      }));
    },
  };
}

/** An ES module's way to its own file. */
const ownUrl = 'import_meta_url';
const ownUrlOf = `const ${ownUrl} = require("node:url").pathToFileURL(__filename).href;\n`;

async function commonJs(contents: string, plugin: Plugin): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: __dirname },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target,
    external: [givenByHost],
    plugins: [plugin],
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': ownUrl },
    ...minified,
    legalComments: 'none',
    write: false,
    logLevel: 'warning',
  });
  const text = outputFiles[0]?.text ?? '';
  return text.includes(ownUrl) ? `${ownUrlOf}${text}` : text;
}
