// The client in a real browser, in an app that Vite built, against the whole stack.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../bench/browser';
import { startTestStack, type TestStack } from '../e2e/stack';
import { eventually } from '../local/eventually';
import { type BuiltApp, buildApp } from './built-app';

let app: BuiltApp;
let stack: TestStack;
let browser: Browser;

beforeAll(async () => {
  app = await buildApp('app');
  [stack, browser] = await Promise.all([
    startTestStack({ env: { CORS_ALLOWED_ORIGINS: app.origin } }),
    launchBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await app?.stop();
});

describe('the client in a browser', () => {
  let profileId: string;
  let context: BrowserContext;
  const scriptErrors: Error[] = [];

  beforeEach(async () => {
    profileId = randomUUID();
    scriptErrors.length = 0;
    // A page that comes out of a cache may not ask a server on loopback by itself (Chrome's Local Network Access).
    context = await browser.newContext({ permissions: ['local-network-access'] });
  });
  afterEach(async () => {
    await context.close();
    expect(scriptErrors).toEqual([]);
  });

  it('loses nothing that is typed offline, over a reload, and submits it', async () => {
    const page = await opened();
    await type(page, 'Kö');
    await shows(page, '#status', 'saved');
    const before = await savedDraft('Kö');

    await context.setOffline(true);
    await type(page, 'Köln');
    await shows(page, '#status', 'offline');
    await reloadedOffline(page);
    await shows(page, '#status', 'offline');
    expect(await page.inputValue('#city')).toBe('Köln');
    await type(page, 'Köln am Rhein');
    await context.setOffline(false);
    await shows(page, '#status', 'saved');

    const after = await savedDraft('Köln am Rhein');
    expect(after.revision).toBeGreaterThan(before.revision);
    expect(after.sessionId).toBe(before.sessionId);
    const highest = await stack.rows(
      `SELECT MAX(revision) AS revision FROM builder.StepDraft WHERE profileId = '${profileId}';`,
    );
    expect(Number(highest[0]?.revision)).toBe(after.revision);

    await page.click('button[type=submit]');
    await shows(page, '#outcome', 'applied');
    const { body } = await stack.client.getStep(profileId, 'address');
    expect(body).toMatchObject({ final: { addresses: [{ city: 'Köln am Rhein' }] }, draft: null });
  });

  it('tells a conflict with both values, and saves over what it told of when the candidate wants that', async () => {
    const [one, two] = [await opened('&conditional'), await opened('&conditional')];
    await type(one, 'Köln');
    await shows(one, '#status', 'saved');
    await type(two, 'Bonn');
    await shows(two, '#status', 'conflict');
    await shows(two, '#current', 'Köln');
    await shows(two, '#attempted', 'Bonn');
    await savedDraft('Köln');
    await two.click('#mine');
    await shows(two, '#status', 'saved');
    await savedDraft('Bonn');

    await one.click('button[type=submit]');
    await shows(one, '#outcome', 'conflict: Bonn / Köln');
    await two.click('button[type=submit]');
    await shows(two, '#outcome', 'applied');
  });

  it('submits with the tag of its own last save, and not what is unsaved', async () => {
    const page = await opened('&conditional');
    await type(page, 'Kö');
    await shows(page, '#status', 'saved');
    await type(page, 'x'.repeat(5_000));
    await page.click('button[type=submit]');
    await shows(page, '#outcome', 'unsaved');
    await type(page, 'Köln');
    await page.click('button[type=submit]');
    await shows(page, '#outcome', 'applied');
    const { body } = await stack.client.getStep(profileId, 'address');
    expect(body).toMatchObject({ final: { addresses: [{ city: 'Köln' }] }, draft: null });
  });

  it('submits nothing over a draft that another session has saved since its own last save: both are told, and none is lost', async () => {
    const page = await opened('&conditional');
    await type(page, 'Köln');
    await shows(page, '#status', 'saved');
    await stack.client.saveDraft(profileId, 'address', { addresses: [{ city: 'Bonn' }] });
    await savedDraft('Bonn');
    await page.click('button[type=submit]');
    await shows(page, '#outcome', 'conflict: Bonn / Köln');
    await savedDraft('Bonn');
    const { body } = await stack.client.getStep(profileId, 'address');
    expect(body).toMatchObject({ final: null, draft: { payload: { addresses: [{ city: 'Bonn' }] } } });
    expect(await page.inputValue('#city')).toBe('Köln');
  });

  it('tells what the API refuses', async () => {
    const page = await opened();
    await type(page, 'x'.repeat(5_000));
    await shows(page, '#status', 'refused');
    await page.click('button[type=submit]');
    await shows(page, '#outcome', 'validation-failed');
    await type(page, 'Köln');
    await shows(page, '#status', 'saved');
  });

  /** A tenth of it is for what two devices or tabs may do to each other: nobody's text may pay for a smaller client. */
  it('adds less than five and a half kilobytes to an app, besides openapi-fetch', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'client-size.mjs'), 'index']);
    process.stdout.write(`    the client, minified and gzipped: ${stdout} bytes\n`);
    expect(Number(stdout)).toBeGreaterThan(1_000);
    expect(Number(stdout)).toBeLessThan(5_500);
  });

  /** A tab of the candidate's browser. */
  async function opened(more = ''): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => scriptErrors.push(error));
    const token = await stack.client.tokens.of({ role: 'candidate', profileId });
    const api = encodeURIComponent(stack.client.url);
    await page.goto(`${app.origin}/?api=${api}&token=${token}&owner=${profileId}${more}`);
    await page.waitForFunction("document.getElementById('status').value !== ''");
    return page;
  }

  /** The app's own files come out of a cache, as a service worker would give them. */
  async function reloadedOffline(page: Page): Promise<void> {
    await context.route(`${app.origin}/**`, (route) =>
      route.fulfill(app.file(new URL(route.request().url()).pathname)),
    );
    await page.reload();
  }

  async function savedDraft(city: string): Promise<{ readonly revision: number; readonly sessionId: string }> {
    return eventually(`the draft of ${city}`, async () => {
      const { body } = await stack.client.getStep(profileId, 'address');
      const draft = body.draft as {
        revision: number;
        sessionId: string;
        payload: { addresses: { city: string }[] };
      } | null;
      return draft?.payload.addresses[0]?.city === city && draft;
    });
  }
});

async function type(page: Page, city: string): Promise<void> {
  await page.fill('#city', city);
}

async function shows(page: Page, selector: string, text: string): Promise<void> {
  const found = () => page.textContent(selector);
  await eventually(`${selector} to show ${text}`, async () => (await found()) === text).catch(async (error) => {
    throw new Error(`${selector} shows ${await found()}, not ${text}`, { cause: error });
  });
}
