// The stack that the demo runs against: one that runs already, or one of its own, which it stops and leaves no trace of.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { send } from './client';
import type { DemoOptions } from './options';
import { type People, peopleOfIssuer, peopleOfToken } from './people';
import { type StackSettings, settingsIn, settingsOfRunning } from './settings';
import type { Screen } from './terminal/screen';

export interface DemoStack {
  /** The app's URL with its route prefix. */
  readonly base: string;
  readonly settings: StackSettings;
  readonly people: People;
  stop(): Promise<void>;
}

export class NotReady extends Error {
  constructor(
    readonly url: string,
    readonly detail: string,
  ) {
    super(`${url} is up, but not ready. ${detail}`);
    this.name = 'NotReady';
  }
}

/** Lines of the stack's log that are kept, to be shown when the demo fails. */
const keptLines = 40;

/**
 * `signal`: calls off a start that is under way. Throws Unreachable, NotTheApp, NotReady,
 * SettingsMissing, NoTokens, ProfileInUse, UsageError for a token that is refused, or what kept the stack from starting.
 */
export async function openStack(
  options: DemoOptions,
  screen: Screen,
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<DemoStack> {
  if (options.url === undefined) return ownStack(screen, signal, log);
  // First of all whether anybody is there: settings of a stack that does not run help nobody.
  await assertReady(options.url);
  const settings = settingsOfRunning(options.url, options.data, process.env);
  const token = options.token ?? process.env.DEMO_TOKEN;
  const people = token
    ? await peopleOfToken(options.url, token, process.env.AUTH_SUBJECT_CLAIM ?? 'sub')
    : await peopleOfIssuer(settings.issuer);
  screen.line(`Against the running stack at ${options.url}`);
  return { base: options.url, settings, people, stop: async () => undefined };
}

async function ownStack(screen: Screen, signal: AbortSignal, log: (line: string) => void): Promise<DemoStack> {
  const folder = mkdtempSync(join(tmpdir(), 'stepkeeper-demo-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  screen.line(`A stack of its own, on free ports, with its state in ${folder}`);
  try {
    // The one place of the app that knows local/, and only when it is run: a deployed package goes without that folder.
    const { startStack } = await import('../../local/stack.js');
    const stack = await startStack({
      data: join(folder, 'data'),
      ports: { 'functions-host': 0, 'service-bus': 0, 'sql-server': 0, 'blob-storage': 0, issuer: 0 },
      signal,
      onStep: ({ name, ms }) => screen.line(`  ${name.padEnd(15)}${(ms / 1000).toFixed(1).padStart(5)} s`),
      onLog: (part, line) => log(`[${part}] ${line}`),
      onPartEnded: (part, how) => log(`[${part}] ended by itself (${how})`),
    });
    const stop = async () => {
      await stack.stop();
      remove();
    };
    try {
      const base = `${stack.url}/api`;
      for (const part of ['sql-server', 'service-bus', 'blob-storage', 'issuer'] as const) {
        if (!stack.part(part)) screen.line(`  ${part.padEnd(15)} the one that the settings name`);
      }
      await assertReady(base);
      const settings = settingsIn(stack.settings, folder);
      return { base, settings, people: await peopleOfIssuer(settings.issuer), stop };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    remove();
    throw error;
  }
}

async function assertReady(base: string): Promise<void> {
  const { answer } = await send(base, { method: 'GET', path: 'ready', headers: {} });
  if (answer.status !== 200)
    throw new NotReady(base, String(answer.body.detail ?? `GET ready answers ${answer.status}.`));
}

/** Keeps the last lines of a log that nobody wants to see unless something fails. */
export function recentLines(): { add(line: string): void; all(): readonly string[] } {
  const lines: string[] = [];
  return {
    add(line) {
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
    },
    all: () => lines,
  };
}
