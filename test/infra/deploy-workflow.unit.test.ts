// When azure-dev.yml deploys what, on which runner, and which runs wait for each other.
import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { read } from './documents';
import { evaluated } from './expressions';

const step = z.looseObject({ name: z.string().optional(), uses: z.string().optional(), if: z.string().optional() });
const job = z.looseObject({
  needs: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  'runs-on': z.string().optional(),
  steps: z.array(step.extend({ run: z.string().optional() })).optional(),
});
const workflow = z.looseObject({
  on: z.record(z.string(), z.unknown()),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.union([z.string(), z.boolean()]) }),
  jobs: z.record(z.string(), job),
});
const ci = workflow.parse(read('.github/workflows/ci.yml'));
const deployment = workflow.parse(read('.github/workflows/azure-dev.yml'));
const { deploy, 'deploy-to-environment': toEnvironment } = deployment.jobs;

const push = (vars: object) => ({
  github: { event_name: 'push', ref: 'refs/heads/main', run_id: 7 },
  inputs: {},
  vars,
});
const byHand = (environment: string, vars: object, runner = '') => ({
  github: { event_name: 'workflow_dispatch', ref: 'refs/heads/main', run_id: 7 },
  inputs: { environment, runner },
  vars,
});
const isTrue = (condition = '', given: object) => evaluated(`\${{ ${condition} }}`, { ...given }) === 'true';
const group = (of: typeof ci, given: object) => evaluated(of.concurrency.group, { ...given });
const ready = { AZURE_CLIENT_ID: 'id', AZURE_ENV_NAME: 'dev' };

it('a push to main goes through CI once, with or without somewhere to deploy to', () => {
  expect(Object.keys(deployment.on)).toEqual(['push', 'workflow_dispatch']);
  expect(Object.keys(ci.on)).toEqual(['pull_request', 'workflow_dispatch', 'workflow_call']);
  expect(deployment.jobs.ci).toEqual({ uses: './.github/workflows/ci.yml' });
});

it('every job that deploys waits until CI has passed, which only a status function in its condition would change', () => {
  const others = Object.entries(deployment.jobs).filter(([name]) => name !== 'ci');
  expect(others.map(([name]) => name)).toEqual(['deploy', 'deploy-to-environment']);
  for (const [, { needs, if: condition }] of others) {
    expect(needs).toBe('ci');
    expect(condition).not.toMatch(/\b(?:always|failure|cancelled)\(/);
  }
});

it('no job of CI is skipped, for what waits for it would be skipped as well', () => {
  expect(Object.entries(ci.jobs).filter(([, each]) => each.if !== undefined)).toEqual([]);
});

it.each([
  ['a push', push(ready), [true, false]],
  ['a push where nobody can sign in', push({}), [false, false]],
  ['a choice by hand', byHand('prod', ready), [false, true]],
])('%s starts the job that it is for', (_, given, expected) => {
  expect([isTrue(deploy?.if, given), isTrue(toEnvironment?.if, given)]).toEqual(expected);
});

it('runs that work on one Azure environment wait for each other, and others do not', () => {
  expect(group(deployment, byHand('dev', ready))).toBe(group(deployment, push(ready)));
  expect(group(deployment, byHand('prod', ready))).not.toBe(group(deployment, push(ready)));
  expect(deployment.concurrency['cancel-in-progress']).toBe(false);
});

it('CI never waits for the run that has called it, nor for the CI of another one', () => {
  const called = push(ready);
  expect(group(ci, called)).not.toBe(group(deployment, called));
  expect(group(ci, called)).not.toBe(group(ci, { ...called, github: { ...called.github, run_id: 8 } }));
});

it('a newer commit of a pull request takes the place of the older one', () => {
  const opened = { github: { event_name: 'pull_request', ref: 'refs/pull/1/merge', run_id: 7 }, inputs: {}, vars: {} };
  expect(group(ci, opened)).toBe(group(ci, { ...opened, github: { ...opened.github, run_id: 8 } }));
  expect(evaluated(String(ci.concurrency['cancel-in-progress']), opened)).toBe('true');
  expect(evaluated(String(ci.concurrency['cancel-in-progress']), push({}))).toBe('false');
});

it.each([
  [push({}), 'ubuntu-24.04'],
  [push({ DEPLOY_RUNNER: 'inside' }), 'inside'],
])('a push is deployed by the runner of the repository, or by one of GitHub', (given, runner) => {
  expect(evaluated(deploy?.['runs-on'] ?? '', given)).toBe(runner);
});

it.each([
  [byHand('prod', {}), 'ubuntu-24.04'],
  [byHand('prod', { DEPLOY_RUNNER: 'inside' }), 'inside'],
  [byHand('prod', { DEPLOY_RUNNER: 'inside' }, 'inside-prod'), 'inside-prod'],
])('by hand, the runner can be chosen', (given, runner) => {
  expect(evaluated(toEnvironment?.['runs-on'] ?? '', given)).toBe(runner);
});

it.each([
  ['no name', {}, true],
  ["the repository's name", { AZURE_ENV_NAME: 'dev' }, true],
  ['its own name', { AZURE_ENV_NAME: 'prod' }, false],
])('an environment with %s', (_, vars, stops) => {
  const [first] = toEnvironment?.steps ?? [];
  expect(isTrue(first?.if, byHand('prod', vars))).toBe(stops);
  const env = { ...process.env, ENVIRONMENT: 'prod', NAMED: 'dev' };
  const { status, stdout } = spawnSync('bash', ['-e', '-c', first?.run ?? ''], { env, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringMatching(/^::error::.*AZURE_ENV_NAME=prod/) });
});
