// A real browser: the Chromium that comes as a package for Linux on x64, elsewhere the Chrome that is installed.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { root } from '../bundling/root';

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
/** Its sandbox needs rights that containers seldom give; it opens nothing but our own pages. Its own arguments would switch CORS off. */
const unsandboxed = ['--no-sandbox', '--no-zygote'];
/** Gone with what `npm ci` replaces, the package's version with it. */
const cache = join(root, 'node_modules', '.cache');

/** Into the folder that TMPDIR names: Chromium, and the libraries that a bare system lacks, which the package unpacks on Lambda alone. */
const unpack = `
import { fileURLToPath } from 'node:url';
import chromium, { inflate } from '@sparticuz/chromium';
await chromium.executablePath();
await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));`;

/** There is no browser to work with. */
export class NoBrowser extends Error {
  constructor(cause: unknown) {
    super('Chrome is not installed. It is needed where there is no packed Chromium (Linux on x64 has one).', { cause });
    this.name = 'NoBrowser';
  }
}

/** Throws NoBrowser. */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return chromium.launch({ channel: 'chrome', args: quiet }).catch((cause) => {
      throw new NoBrowser(cause);
    });
  }
  const place = await unpacked();
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: join(place, 'al2023', 'lib'),
    FONTCONFIG_FILE: join(place, 'fonts.conf'),
  };
  return chromium.launch({ executablePath: join(place, 'chromium'), args: [...quiet, ...unsandboxed], env });
}

/** The folder of the unpacked Chromium: whole as soon as it is there, for others unpack at the same time. */
async function unpacked(): Promise<string> {
  const place = join(cache, 'chromium');
  if (existsSync(place)) return place;
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(`${place}-`);
  const options = { cwd: root, env: { ...process.env, TMPDIR: fresh } };
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], options);
  await writeFile(join(fresh, 'fonts.conf'), fontsConf(place));
  await rename(fresh, place).catch(async (error: unknown) => {
    if (!existsSync(place)) throw error;
    await rm(fresh, { recursive: true });
  });
  return place;
}

/** The system's fonts where it has some, and its own: without any a page has no text. */
function fontsConf(place: string): string {
  return `<?xml version="1.0"?><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${join(place, 'fonts')}</dir><cachedir>${join(place, 'fonts-cache')}</cachedir>
</fontconfig>`;
}
