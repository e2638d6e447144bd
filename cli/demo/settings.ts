// How the demo learns the settings of a running stack: from the environment, then from what `npm start` left in its data folder.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type Config, ConfigError, readConfig } from '../../shared/config';

/** What the demo looks into beside HTTP. */
export interface StackSettings {
  readonly sql: Config['sql'];
  readonly commandQueue: string;
  /** Undefined where nobody said how the queue is reached: then no message can be put onto it again. */
  readonly serviceBus: Config['serviceBus'] | undefined;
  /** Who issues the app's tokens; empty where nobody said. */
  readonly issuer: string;
  readonly chainKeys: ReadonlyMap<string, Buffer>;
}

export class SettingsMissing extends Error {
  constructor(
    readonly faults: readonly string[],
    readonly lookedIn: string,
  ) {
    super(
      [
        'The demo looks into the database of the running stack. What is missing for that, or wrong:',
        ...faults.map((fault) => `- ${fault}`),
        `Set it in the environment as the app has it, or name the data folder of npm start with --data DIR (${lookedIn}).`,
      ].join('\n'),
    );
    this.name = 'SettingsMissing';
  }
}

/** Whatever the app has: the demo brings tokens and checks none. */
const notLookedInto = {
  AUTH_MODE: 'oidc',
  OIDC_ISSUER: 'https://not-looked-into.example',
  OIDC_AUDIENCE: 'not looked into',
  OIDC_JWKS_URI: undefined,
  OIDC_ALGORITHMS: undefined,
  OIDC_CLOCK_SKEW_SECONDS: undefined,
  CORS_ALLOWED_ORIGINS: undefined,
};

type Environment = Readonly<Record<string, string | undefined>>;

/** `url`: of the app; `data`: the data folder of a local stack. The environment goes first. Throws SettingsMissing. */
export function settingsOfRunning(url: string, data: string, environment: Environment): StackSettings {
  const file = join(resolve(data), 'running.json');
  const running = readRunning(file);
  const ours = running !== undefined && URL.parse(running.url)?.origin === new URL(url).origin;
  const other = running ? `is of the stack at ${running.url}` : 'is not there';
  const named = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '');
  return settingsIn(
    { ...(ours ? running.settings : {}), ...Object.fromEntries(named) },
    `${file} ${ours ? 'has the rest' : other}`,
  );
}

/** Of an environment that the app itself could read. `lookedIn`: for the text of SettingsMissing. */
export function settingsIn(environment: Environment, lookedIn: string): StackSettings {
  const queue = environment.ServiceBusConnection ?? environment.ServiceBusConnection__fullyQualifiedNamespace;
  try {
    // The app's own reader. Storage and authentication are no concern of the demo, and the queue is optional.
    const config = readConfig({
      ...environment,
      ...(queue === undefined ? { ServiceBusConnection: 'not looked into' } : {}),
      AzureWebJobsStorage: 'not looked into',
      ...notLookedInto,
    });
    const { sql, commandQueue, chainKeys } = config;
    const serviceBus = queue === undefined ? undefined : config.serviceBus;
    const issuer = environment.OIDC_ISSUER ?? '';
    return { sql, commandQueue, serviceBus, issuer, chainKeys: chainKeys.all };
  } catch (error) {
    throw error instanceof ConfigError ? new SettingsMissing(error.faults, lookedIn) : error;
  }
}

const runningFile = z.object({ url: z.string(), settings: z.record(z.string(), z.string()) });

function readRunning(file: string): z.infer<typeof runningFile> | undefined {
  if (!existsSync(file)) return undefined;
  return runningFile.parse(JSON.parse(readFileSync(file, 'utf8')));
}
