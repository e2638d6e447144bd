// Prints how many bytes of its own an entry of the client (`index`, `resumes`) adds to a minified and gzipped app. An ES module of its own:
// Jest loads none.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const { output } = await build({
  root: fileURLToPath(new URL('../../client', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  build: {
    write: false,
    rollupOptions: {
      input: `dist/${process.argv[2]}.js`,
      external: ['openapi-fetch'],
      preserveEntrySignatures: 'strict',
    },
  },
});
const code = output.map((file) => file.code ?? '').join('');
process.stdout.write(String(gzipSync(code).length));
