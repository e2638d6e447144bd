// The workflows as GitHub itself reads them: by its own parser, whose schema is the published one, expressions and contexts included.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { parse } from 'yaml';
import packageJson from '../../package.json';

const github = join(__dirname, '../../.github');
const file = (...path: readonly string[]) => ({
  name: path.join('/'),
  content: readFileSync(join(github, ...path), 'utf8'),
});
const workflows = readdirSync(join(github, 'workflows')).map((name) => file('workflows', name));
const actions = readdirSync(join(github, 'actions')).map((name) => file('actions', name, 'action.yml'));
const contents = [...workflows, ...actions].map(({ content }) => content).join('\n');

async function faultsOf(content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name: 'workflow.yml', content }, new NoOperationTraceWriter());
  const template = value ? await convertWorkflowTemplate(context, value) : undefined;
  return [...context.errors.getErrors(), ...(template?.errors ?? [])].map((error) =>
    'message' in error ? error.message : error.Message,
  );
}

test.each(workflows)('$name is a workflow that GitHub would run', async ({ content }) => {
  expect(await faultsOf(content)).toEqual([]);
});

const actionFaults = (content: string): string[] =>
  parseAction({ name: 'action.yml', content }, new NoOperationTraceWriter())
    .context.errors.getErrors()
    .map(({ message }) => message);

test.each(actions)('$name is an action that GitHub would run', ({ content }) => {
  expect(actionFaults(content)).toEqual([]);
  expect(actionFaults(content.replace('using: composite', 'using: composition'))).not.toEqual([]);
  expect(actionFaults(content.replace('shell: bash', 'shel: bash'))).not.toEqual([]);
});

test.each([
  ['a key that no job has', 'runs-on: ubuntu-24.04', 'run-on: ubuntu-24.04'],
  ['an event that never happens', 'pull_request:', 'pull_requests:'],
  ['a permission that nobody has', 'contents: read', 'content: read'],
  ['a job that waits for none', 'timeout-minutes: 60', 'needs: nobody'],
  ['a context that expressions do not have', `\${{ matrix.node }}`, `\${{ metrics.node }}`],
])('%s is found', async (_, right, wrong) => {
  const ci = workflows.find(({ name }) => name === 'workflows/ci.yml')?.content ?? '';
  expect(ci).toContain(right);

  expect(await faultsOf(ci.replace(right, wrong))).not.toEqual([]);
});

test('no action is taken but at a commit, so that nobody can put another in its place', () => {
  const used = [...contents.matchAll(/^\s*(?:- )?uses: (\S+)/gm)].map(([, action]) => action);
  expect(used).not.toEqual([]);
  expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action ?? '') && !action?.startsWith('./'))).toEqual([]);
});

test('every workflow says what its token may do', () => {
  const without = workflows.filter(({ content }) => parse(content).permissions === undefined);
  expect(without.map(({ name }) => name)).toEqual([]);
});

test('every npm script that a workflow runs is there', () => {
  const run = [...contents.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)].map(([, script]) => script ?? '');
  expect(run).not.toEqual([]);
  expect(run.filter((script) => !Object.hasOwn(packageJson.scripts, script))).toEqual([]);
});

it('the servers that CI tests on are those of compose.yaml', () => {
  const compose = parse(readFileSync(join(github, '..', 'compose.yaml'), 'utf8'));
  const known = Object.values<{ image: string }>(compose.services).map(({ image }) => image);
  const services = workflows.flatMap(({ content }) =>
    Object.values<{ services?: Record<string, { image: string }> }>(parse(content).jobs),
  );
  const used = services.flatMap((job) => Object.values(job.services ?? {}).map(({ image }) => image));
  expect(used.length).toBeGreaterThan(0);
  expect(known).toEqual(expect.arrayContaining(used));
});

test('the package is attested by where it comes from, which is what gh looks for, and by its SBOM', () => {
  const sbom = workflows.find(({ name }) => name === 'workflows/sbom.yml')?.content ?? '';
  const steps: { uses?: string; with?: Record<string, string> }[] = parse(sbom).jobs.package.steps;
  const attested = steps.flatMap((step) => (step.uses?.startsWith('actions/attest@') && step.with ? [step.with] : []));
  expect(attested).toEqual([
    { 'subject-path': 'stepkeeper.zip\nstepkeeper.cdx.json\n' },
    { 'subject-path': 'stepkeeper.zip', 'sbom-path': 'stepkeeper.cdx.json' },
  ]);
});
