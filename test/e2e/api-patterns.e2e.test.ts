// The requests of docs/api.md, as a reader pastes them: each is answered as the page says.
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { localRoles } from '../../local/tell-tokens';
import { startTestStack, type TestStack } from './stack';

const page = readFileSync(join(__dirname, '../../docs/api.md'), 'utf8');
const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
/** Behind a request: its status, and the outcome of a write. */
const expected = blocks
  .flatMap((block) => [...block.matchAll(/# (\d{3})(?: ([a-z-]+))?$/gm)])
  .map(([, status, outcome]) => (outcome === undefined ? `${status}` : `${status} ${outcome}`));

/** A reader of the page has both; who runs the tests may not. */
const hasShell = ['bash', 'curl'].every((tool) => spawnSync(tool, ['--version']).status === 0);

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
}, 180_000);
afterAll(() => stack?.stop());

(hasShell ? it : it.skip)(
  'is answered as the page says',
  async () => {
    const tokens = localRoles.map(
      async (role) => [role.toUpperCase(), await stack.client.tokens.of({ role })] as const,
    );
    const env = { ...process.env, ...Object.fromEntries(await Promise.all(tokens)), API: `${stack.client.url}/api` };
    const { stdout } = await promisify(execFile)('bash', ['-eu', '-c', blocks.join('\n')], { env });
    expect(expected.length).toBeGreaterThan(20);
    expect(answersIn(stdout)).toEqual(expected);
  },
  120_000,
);

/** What was printed: the status line of each answer, and where one was expected the status of the operation. */
function answersIn(text: string): string[] {
  const answers = text
    .replaceAll('\r', '')
    .split(/^(?=HTTP\/1\.1 )/m)
    .filter((answer) => answer.startsWith('HTTP'));
  return answers.map((answer, index) => {
    const status = answer.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length);
    const outcome = /"status":"([a-z]+)"/.exec(answer)?.[1];
    const tellsOutcome = expected[index]?.includes(' ') === true;
    return tellsOutcome ? `${status} ${outcome}` : status;
  });
}
