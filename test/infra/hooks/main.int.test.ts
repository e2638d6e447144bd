// The hooks as azd runs them: processes of their own, with an az on the PATH that keeps what it is told in files.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { startProgram } from '../../programs';
import { provisioned } from './fake-cloud';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hooks-'));
  mkdirSync(join(folder, 'bin'));
  symlinkSync(process.execPath, join(folder, 'bin', 'node'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The part of az that a hook needs without a database, as a shell script. */
function installAz(): void {
  const script = `#!/bin/sh
echo "$*" >> "${folder}/calls"
case "$*" in
  "keyvault secret show-deleted"*) echo "ERROR: (SecretNotFound) not found" >&2; exit 3;;
  "keyvault secret show"*)
    if [ -f "${folder}/secret" ]; then echo '"https://kv/secrets/audit-chain-keys"'
    else echo "ERROR: (SecretNotFound) A secret was not found in this key vault" >&2; exit 3; fi;;
  "keyvault secret set"*)
    while [ "$1" != --file ]; do shift; done
    cp "$2" "${folder}/secret"; echo '"https://kv/secrets/audit-chain-keys"';;
  "rest --method post"*) ;;
  "account show"*) echo '{"id":"${provisioned.AZURE_SUBSCRIPTION_ID}"}';;
  "lock list"*) echo '[]';;
  "storage container immutability-policy"*) echo '{"state":"Unlocked"}';;
  *) echo "what is $*" >&2; exit 2;;
esac
`;
  writeFileSync(join(folder, 'bin', 'az'), script);
  chmodSync(join(folder, 'bin', 'az'), 0o755);
}

const environment = (more: Readonly<Record<string, string>> = {}) => ({
  ...provisioned,
  STEPKEEPER_MIGRATE: 'skip',
  ...more,
  PATH: [join(folder, 'bin'), '/usr/bin', '/bin'].join(delimiter),
});
const run = (hook: string, more = {}) => startProgram('infra/hooks/main.js', [hook], environment(more)).ended;
const calls = () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');

it('the secret is made once, of 48 random bytes, and stands on no command line', async () => {
  installAz();
  const first = await run('postprovision');
  expect(first).toMatchObject({ code: 0, stderr: '' });
  const secret = readFileSync(join(folder, 'secret'), 'utf8');
  expect(secret).toMatch(/^1:[A-Za-z0-9+/]{64}$/);
  expect(calls().join('\n')).not.toContain(secret.slice(2));

  expect(await run('postprovision')).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(secret);
  expect(calls().filter((call) => call.startsWith('keyvault secret set'))).toHaveLength(1);
});

it('what az refuses is told in its words, with the command, and the hook fails', async () => {
  writeFileSync(
    join(folder, 'bin', 'az'),
    '#!/bin/sh\necho "ERROR: AADSTS700082: The refresh token has expired" >&2\nexit 1\n',
  );
  chmodSync(join(folder, 'bin', 'az'), 0o755);
  const { code, stderr } = await run('postprovision');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^az keyvault secret show .* failed \(1\): ERROR: AADSTS700082/);
});

it('a missing az is named with the way to get it', async () => {
  const bare = { PATH: join(folder, 'bin') };
  const { code, stderr } = await startProgram('infra/hooks/main.js', ['predown'], { ...provisioned, ...bare }).ended;
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^The Azure CLI \(az\) is not on the PATH: https/),
  });
});

it('asked to keep the data, azd down is stopped by the exit code', async () => {
  installAz();
  expect(await run('predown')).toMatchObject({ code: 0 });
  const { code, stderr } = await run('predown', { STEPKEEPER_KEEP_DATA: 'true' });
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('Nothing has been deleted') });
});

it('a hook of another name is refused with those that there are', async () => {
  const { code, stderr } = await run('postup');
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(/'postup' is no hook: preprovision, postprovision/),
  });
  expect(existsSync(join(folder, 'calls'))).toBe(false);
});
