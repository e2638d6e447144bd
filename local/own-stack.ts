// A stack for one run, beside whatever else runs: in a temporary folder, on free ports, on stand-ins alone.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANY_PORTS } from './ports';
import { ownServices } from './services';
import { type Stack, startStack } from './stack';

/** `purpose` names the folder, which is gone after `stop`; `env` is added to what the app finds. Throws as `startStack` does. */
export async function startOwnStack(
  purpose: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Pick<Stack, 'url' | 'settings' | 'stop'>> {
  const data = await mkdtemp(join(tmpdir(), `stepkeeper-${purpose}-`));
  const remove = () => rm(data, { recursive: true, force: true });
  try {
    const stack = await startStack({ data, ports: ANY_PORTS, env: { ...process.env, ...ownServices, ...env } });
    const { url, settings } = stack;
    const stop = async () => {
      await stack.stop();
      await remove();
    };
    return { url, settings, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}
