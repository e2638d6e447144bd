// What a deployment asks of the app, asked of the app.
import type { Effects } from '../../../infra/hooks/effects';
import { ProbeFailed, refusesStrangers, untilReady, writesAndReads } from '../../../infra/hooks/probe';
import { requestToken } from '../../../local/issuer/request-token';
import { startTestStack, type TestStack } from '../../e2e/stack';

let stack: TestStack;
let url: string;
let said: string[];

beforeAll(async () => {
  stack = await startTestStack();
  url = stack.client.url;
});
afterAll(() => stack?.stop());
beforeEach(() => {
  said = [];
});

const effects = (): Effects => ({
  variables: {},
  az: async () => undefined,
  fetch,
  say: (line) => said.push(line),
  pause: async () => undefined,
  openDatabase: () => Promise.reject(new Error('no probe opens a database')),
  migrate: () => Promise.reject(new Error('no probe migrates')),
  randomKey: Buffer.alloc,
});
const tokenOf = (role: string) => requestToken(stack.settings.OIDC_ISSUER ?? '', { role });

it('a running app is ready, refuses strangers, and keeps and discards a draft', async () => {
  await untilReady(effects(), url);
  await refusesStrangers(effects(), url);
  expect(await writesAndReads(effects(), url, await tokenOf('candidate'))).toBeUndefined();
  expect(said).toHaveLength(3);
  expect(await stack.rows('SELECT step FROM builder.StepDraft;')).toEqual([]);
  expect(await stack.rows("SELECT operationId FROM ops.Operation WHERE status <> 'applied';")).toEqual([]);
});

it('with the token of somebody who may not write, it says what it could not check', async () => {
  expect(await writesAndReads(effects(), url, await tokenOf('operator'))).toMatch(/no role that may write/);
});

it('a token that the app does not take is a failure, for the app and its issuer do not agree', async () => {
  await expect(writesAndReads(effects(), url, 'no.token.atall')).rejects.toThrow(ProbeFailed);
});
