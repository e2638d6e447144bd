// A test app, checked and built by Vite as a frontend's own build would do it, and served on a free port.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '..', '..');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

export interface BuiltApp {
  readonly origin: string;
  /** A file of the app, as it is served. */
  file(pathname: string): { readonly contentType: string; readonly body: Buffer };
  stop(): Promise<void>;
}

/** `name`: its folder. Throws with what the compiler or Vite says. */
export async function buildApp(name: 'app' | 'upload-app'): Promise<BuiltApp> {
  const app = join(root, 'test', 'client', name);
  const folder = mkdtempSync(join(tmpdir(), 'stepkeeper-app-'));
  await run('tsc', ['-p', app]);
  await run('vite', ['build', app, '--outDir', folder, '--emptyOutDir', '--logLevel', 'error']);
  const file = (pathname: string) => {
    const name = pathname === '/' ? '/index.html' : pathname;
    return { contentType: types[extname(name)] ?? 'application/octet-stream', body: readFileSync(join(folder, name)) };
  };
  const server = createServer((request, response) => {
    try {
      const { contentType, body } = file(new URL(request.url ?? '/', 'http://app').pathname);
      response.writeHead(200, { 'content-type': contentType }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    file,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const file = join(root, 'node_modules', '.bin', command);
  await promisify(execFile)(file, args, { cwd: root }).catch((error) => {
    throw new Error(`${command} failed: ${error.stdout}${error.stderr}`);
  });
}
