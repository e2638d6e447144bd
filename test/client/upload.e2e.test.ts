// A candidate uploads a resume from a page: across origins to the API and to storage, in a real browser.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../bench/browser';
import { startTestStack, type TestStack } from '../e2e/stack';
import { resumeFile } from '../factories/resume-files';
import { eventually } from '../local/eventually';
import { type BuiltApp, buildApp } from './built-app';

const person = { name: 'Maya Lindqvist', email: 'maya.lindqvist@example.org' };
let app: BuiltApp;
let stack: TestStack;
let browser: Browser;

beforeAll(async () => {
  app = await buildApp('upload-app');
  [stack, browser] = await Promise.all([
    startTestStack({ env: { CORS_ALLOWED_ORIGINS: app.origin } }),
    launchBrowser(),
  ]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await app?.stop();
});

it('a candidate chooses a file and sees what it offers', async () => {
  const { page, profileId } = await opened();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname.split('/')[1]}`));
  await choose(page, 'Lebenslauf Maya.pdf', await resumeFile('pdf', person));
  await shows(page, 'available, parsed');
  expect(await page.locator('#suggestions li').allTextContents()).toEqual([
    expect.stringMatching(/^new, education: .*University of Leeds/),
    expect.stringMatching(/^new, work-experience: Brightwell Logistics Ltd · Warehouse Manager · 2019-03/),
  ]);
  expect(asked).toContain('PUT devstoreaccount1');
  const { body } = await stack.client.get(`/api/profiles/${profileId}/resumes`);
  expect(body).toMatchObject({ resumes: [{ fileName: 'Lebenslauf Maya.pdf', source: 'upload', state: 'available' }] });
}, 120_000);

it('a file whose arrival nobody heard of is not uploaded twice', async () => {
  const { page, profileId } = await opened();
  let puts = 0;
  await page.route('**/devstoreaccount1/**', async (route) => {
    if (route.request().method() !== 'PUT' || ++puts > 1) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await choose(page, 'cv.md', await resumeFile('md', person));
  await shows(page, 'available, parsed');
  expect(puts).toBe(2);
  const { body } = await stack.client.get(`/api/profiles/${profileId}/resumes`);
  expect(body.resumes).toHaveLength(1);
}, 120_000);

it('a file that is not what it is called is told to be refused, and one of no known type is not taken', async () => {
  const { page } = await opened();
  await choose(page, 'cv.pdf', Buffer.from('MZ, a program'));
  await shows(page, 'refused, type-mismatch, refused');
  await choose(page, 'cv.exe', Buffer.from('MZ'));
  await shows(page, 'Choose one of: ');
}, 120_000);

describe('a page of another origin', () => {
  it('gets nothing from the API, and nothing into storage with an address that it has got hold of', async () => {
    const { page, profileId } = await opened(app.origin.replace('127.0.0.1', 'localhost'));
    await choose(page, 'cv.pdf', await resumeFile('pdf', person));
    await shows(page, 'TypeError: Failed to fetch');

    const asked = { fileName: 'cv.txt', contentType: 'text/plain', sizeBytes: 5 };
    const { body } = await stack.client.send('POST', `/api/profiles/${profileId}/resumes`, {}, asked);
    const { url, headers } = body.upload as { url: string; headers: Record<string, string> };
    const tried = await page.evaluate(
      ([address, given]) =>
        fetch(address, { method: 'PUT', headers: given, body: 'hello' }).then(
          ({ status }) => `answered ${status}`,
          (error) => String(error),
        ),
      [url, headers] as const,
    );
    expect(tried).toBe('TypeError: Failed to fetch');
    // The address is still good, so nothing has been written there.
    expect((await fetch(url, { method: 'PUT', headers, body: 'hello' })).status).toBe(201);
  }, 120_000);
});

it('adds little to an app that uploads, and nothing to others', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'client-size.mjs'), 'resumes']);
  expect(Number(stdout)).toBeGreaterThan(500);
  expect(Number(stdout)).toBeLessThan(1_300);
});

async function opened(origin = app.origin): Promise<{ readonly page: Page; readonly profileId: string }> {
  const profileId = randomUUID();
  const page = await browser.newPage();
  const token = await stack.client.tokens.of({ role: 'candidate', profileId });
  await page.goto(`${origin}/?api=${encodeURIComponent(stack.client.url)}&token=${token}`);
  return { page, profileId };
}

function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  return page.setInputFiles('#file', { name, mimeType: '', buffer });
}

async function shows(page: Page, text: string): Promise<void> {
  const found = () => page.textContent('#status');
  await eventually(`the page to show ${text}`, async () => (await found())?.startsWith(text), 60_000).catch(
    async (error) => {
      throw new Error(`the page shows ${await found()}, not ${text}`, { cause: error });
    },
  );
}
