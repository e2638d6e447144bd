// One copy of Azure's libraries. They come as ES modules and as CommonJS; some libraries import them, others require them, and each would get
// a copy of its own, with identity's the largest. They export names only, so those who require them can do with the ES module. Elsewhere
// that is not so: who requires `long` takes what it gets for the class itself.
import type { Plugin } from 'esbuild';

const marked = Symbol('asked for as an ES module');

export const oneCopy: Plugin = {
  name: 'one-copy',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^@(azure|typespec)\// }, ({ path, kind, resolveDir, importer, pluginData }) => {
      if (kind !== 'require-call' || pluginData === marked) return undefined;
      return resolve(path, { kind: 'import-statement', resolveDir, importer, pluginData: marked });
    });
  },
};
