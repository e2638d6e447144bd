// The page of the API in a browser, under its own policy and without a network.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../bench/browser';
import { docsPage, docsPolicy } from '../../../shared/api/docs/page';
import { openApiDocument } from '../../../shared/api/document';

let browser: Browser;
let server: Server;
let page: Page;
const asked: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  const text = docsPage(openApiDocument());
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': docsPolicy });
    response.end(text);
  }).listen(0, '127.0.0.1');
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
});

afterAll(async () => {
  await browser?.close();
  server.close();
});

async function open(hash = ''): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${hash}`);
}

it('runs under its policy, asks for nothing more, and fits a phone', async () => {
  await open();
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(overflow).toBeLessThanOrEqual(0);
  // Chromium asks for an icon by itself.
  expect(asked.filter((path) => path !== '/favicon.ico')).toEqual(['/']);
  expect(complaints).toEqual([]);
});

it('opens the operation that a link leads to', async () => {
  await open('#save-draft');
  expect(await page.locator('#save-draft').getAttribute('open')).not.toBeNull();
  expect(await page.locator('#submit-step').getAttribute('open')).toBeNull();
});

it('hides what is not searched for', async () => {
  await open();
  await page.locator('#search').fill('revert history');
  expect(await page.locator('#revert-operation').isVisible()).toBe(true);
  expect(await page.locator('#submit-step').isVisible()).toBe(false);
  await page.locator('#search').fill('');
  expect(await page.locator('#submit-step').isVisible()).toBe(true);
});
