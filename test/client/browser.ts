// A real browser: the Chromium that comes as a package on Linux, elsewhere the Chrome that is installed.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { devDependencies } from '../../package.json';

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
/** Its sandbox needs rights that containers seldom give; it opens nothing but our own page. Its own arguments would switch CORS off. */
const unsandboxed = ['--no-sandbox', '--no-zygote'];
/** Gone with what `npm ci` replaces. */
const cache = join(__dirname, '..', '..', 'node_modules', '.cache');

/** There is no browser to test with. */
export class NoBrowser extends Error {
  constructor(cause: unknown) {
    super(
      'Chrome is not installed. The browser test needs it where there is no packed Chromium (Linux on x64 has one).',
      {
        cause,
      },
    );
    this.name = 'NoBrowser';
  }
}

export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return chromium.launch({ channel: 'chrome', args: quiet }).catch((cause) => {
      throw new NoBrowser(cause);
    });
  }
  const place = await unpacked();
  return chromium.launch({
    executablePath: join(place, 'chromium'),
    args: [...quiet, ...unsandboxed],
    // Its own libraries and fonts, so that it needs none of the system's.
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(place, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(place, 'fonts.conf'),
    },
  });
}

/** The folder of the unpacked Chromium: whole as soon as it is there, for others unpack at the same time. */
async function unpacked(): Promise<string> {
  const place = join(cache, `chromium-${devDependencies['@sparticuz/chromium']}`);
  if (existsSync(place)) return place;
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(`${place}-`);
  const unpack = [join(__dirname, 'packed-chromium.mjs')];
  await promisify(execFile)(process.execPath, unpack, { env: { ...process.env, TMPDIR: fresh } });
  // The package's own names folders of Lambda.
  const dirs = `<dir>${join(place, 'fonts')}</dir><cachedir>${join(place, 'fonts-cache')}</cachedir>`;
  await writeFile(join(fresh, 'fonts.conf'), `<?xml version="1.0"?><fontconfig>${dirs}</fontconfig>`);
  await rename(fresh, place).catch(async (error: unknown) => {
    if (!existsSync(place)) throw error;
    await rm(fresh, { recursive: true });
  });
  return place;
}
