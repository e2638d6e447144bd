// The command line of `npm run demo`.
import { parseArgs } from 'node:util';
import { UsageError } from '../usage';

export interface DemoOptions {
  /** The app of a running stack; undefined for a stack of the demo's own. */
  readonly url: string | undefined;
  /** The data folder of the running stack. */
  readonly data: string;
  /** Of a candidate whose profile is empty; undefined to take those of the local issuer. */
  readonly token: string | undefined;
}

export const demoHelp = `npm run demo -- [options]: one candidate's whole journey, and what SQL holds of it afterwards

  --url URL    the app of a running stack, for example http://127.0.0.1:7071; without it the demo starts a stack
               of its own in a temporary folder on free ports, and stops it
  --data DIR   the data folder of that running stack (.stepkeeper): its settings are read there
  --token JWT  an access token of a candidate with an empty profile, where the app does not run with the local issuer
               (DEMO_TOKEN in the environment does the same, and does not stand in the list of processes)
  --help       this text

With --url the demo looks into the stack's database and queue, so it needs SQL_CONNECTION_STRING, AUDIT_CHAIN_KEYS
and ServiceBusConnection as the app has them. The environment comes first, then the data folder of npm start.

Exit code 0: every expectation holds. 1: one does not, or the demo could not get that far. 2: it was typed wrong.
`;

/** Returns 'help' for --help. Throws UsageError for an option that is unknown or has no proper value. */
export function parseDemoOptions(args: readonly string[]): DemoOptions | 'help' {
  const { url, data, token, help } = optionsIn(args);
  if (help) return 'help';
  if (url === undefined) {
    if (data !== undefined) throw new UsageError('--data is the folder of a running stack: give its --url too');
    if (token !== undefined) throw new UsageError('--token is for a running stack: give its --url too');
    return { url: undefined, data: '', token };
  }
  return { url: baseOf(url), data: data ?? '.stepkeeper', token };
}

function optionsIn(args: readonly string[]) {
  try {
    const options = {
      url: { type: 'string' },
      data: { type: 'string' },
      token: { type: 'string' },
      help: { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** With the route prefix of host.json where the URL has no path of its own, and without a slash at the end. */
function baseOf(given: string): string {
  const url = URL.parse(given);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`--url wants the address of the app, for example http://127.0.0.1:7071, not ${given}`);
  }
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path === '' ? '/api' : path}`;
}
