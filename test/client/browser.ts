// A real browser: the Chromium that comes as a package on Linux, elsewhere the Chrome that is installed.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
/** Its sandbox needs rights that containers seldom give; it opens nothing but our own page. Its own arguments would switch CORS off. */
const unsandboxed = ['--no-sandbox', '--no-zygote'];

/** There is no browser to test with. */
export class NoBrowser extends Error {
  constructor(cause: unknown) {
    super(
      'Chrome is not installed. The browser test needs it where there is no packed Chromium (Linux on x64 and arm64 has one).',
      { cause },
    );
    this.name = 'NoBrowser';
  }
}

export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== 'linux') {
    return chromium.launch({ channel: 'chrome', args: quiet }).catch((cause) => {
      throw new NoBrowser(cause);
    });
  }
  const { stdout: executablePath } = await promisify(execFile)(process.execPath, [
    join(__dirname, 'packed-chromium.mjs'),
  ]);
  return chromium.launch({ executablePath, args: [...quiet, ...unsandboxed] });
}
