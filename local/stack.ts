// The whole app on one machine: the stand-ins, the schema, the containers and the Functions host, each ready before the next.
//
//   blob-storage ── containers ─┐
//   service-bus ────────────────┼──▶ functions-host
//   sql-server ──── migrations ─┤
//   issuer ─────────────────────┘
import { join } from 'node:path';
import { openDataFolder } from './data-folder';
import { readAppSettings, readLocalSettings } from './local-settings';
import { Parts } from './parts';
import { assertPortsFree, DEFAULT_PORTS, type PartName, type Ports } from './ports';
import { allowUploads, createContainers, migrate } from './prepare';
import { SERVICES, serviceSettings } from './services';
import type { StandIn } from './stand-in-process';

/** One thing that was done on the way up. */
export interface Step {
  readonly name: PartName | 'migrations' | 'containers';
  readonly ms: number;
  /** Where it can be reached, or what was done. */
  readonly detail: string;
}

export interface StackOptions {
  /** The folder of all state. */
  readonly data: string;
  /** Empties the folder first. */
  readonly fresh?: boolean;
  readonly ports?: Partial<Ports>;
  /** The queues of the broker; infra/queues.json unless another file is given. */
  readonly queuesFile?: string;
  /** The folder of the package that is run; bundle/ unless another is given. */
  readonly app?: string;
  /** What the app is to find in its environment; local.settings.json and the stand-ins add what it lacks. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Aborted, it ends a start that is under way. */
  readonly signal?: AbortSignal;
  readonly onStep?: (step: Step) => void;
  readonly onLog?: (part: PartName, line: string) => void;
  /** A part ended that nobody had asked to. */
  readonly onPartEnded?: (part: PartName, how: number | string) => void;
}

export interface Stack {
  /** The address under which the app answers, without the route prefix. */
  readonly url: string;
  /** The whole environment that the app was given, connection strings included. */
  readonly settings: Readonly<Record<string, string | undefined>>;
  /** Undefined for a part that the real thing replaces. */
  part(name: PartName): StandIn | undefined;
  restart(name: PartName): Promise<StandIn>;
  stop(): Promise<void>;
}

/** The settings that whoever looks into a running stack needs, left in its data folder. */
const TOLD = [...serviceSettings, 'SQL_DATABASE', 'AUDIT_CHAIN_KEYS', 'PROFILE_COMMANDS_QUEUE'];

/**
 * Throws PortTaken, FolderInUse, ForeignFolder, StandInFailed or MigrationFailed, with nothing left running.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { onStep, onLog, onPartEnded, signal } = options;
  const root = rootFolder();
  const ports: Ports = { ...DEFAULT_PORTS, ...options.ports };
  const queuesFile = options.queuesFile ?? join(root, 'infra', 'queues.json');
  const settings: Record<string, string | undefined> = {
    ...readAppSettings(root),
    ...readLocalSettings(root),
    ...(options.env ?? process.env),
  };
  const missing = SERVICES.filter((service) => !settings[service.setting] && !settings[service.identitySetting]);
  await assertPortsFree(['functions-host', ...missing.map(({ part }) => part)], ports);
  const data = await openDataFolder(options.data, options.fresh ?? false);
  settings.AUDIT_CHAIN_KEYS ??= data.auditChainKeys();
  settings.OIDC_ALLOW_LOCAL_ISSUER ??= 'true';
  // Development containers have this name as well as Azure's; what Azure alone sets is passed on, and keeps a local issuer out.
  delete settings.CONTAINER_NAME;

  const parts = new Parts(
    (part, line) => onLog?.(part, line),
    (part, how) => onPartEnded?.(part, how),
  );
  const step = async <T>(name: Step['name'], work: () => Promise<T>, detail: (done: T) => string): Promise<T> => {
    signal?.throwIfAborted();
    const start = performance.now();
    const done = await work();
    onStep?.({ name, ms: performance.now() - start, detail: detail(done) });
    return done;
  };
  const stop = async () => {
    await parts.stop();
    await data.release();
  };

  try {
    await allOf(
      SERVICES.map(async (service) => {
        const { part, setting } = service;
        if (missing.includes(service)) {
          const start = () => parts.start(part, ports[part], service.args(data, queuesFile, settings), settings);
          settings[setting] = await step(part, start, ({ connectionString }) => connectionString ?? '').then(
            ({ connectionString }) => connectionString,
          );
          for (const [name, value] of Object.entries(service.alsoSets ?? {})) settings[name] ??= value;
        }
        const connectionString = settings[setting];
        if (part === 'sql-server') {
          const work = () => migrate(root, settings, signal);
          await step('migrations', work, () => 'up to date');
        }
        if (part === 'blob-storage' && connectionString) {
          await step(
            'containers',
            () => createContainers(root, connectionString),
            (names) => names.join(', '),
          );
          // A real account is left as it is.
          if (missing.includes(service)) await allowUploads(connectionString, settings.CORS_ALLOWED_ORIGINS);
        }
      }),
    );
    const host = await step(
      'functions-host',
      () =>
        parts.start(
          'functions-host',
          ports['functions-host'],
          ['--app', options.app ?? join(root, 'bundle')],
          settings,
        ),
      ({ port }) => `http://127.0.0.1:${port}`,
    );
    const url = `http://127.0.0.1:${host.port}`;
    data.tellRunning(url, Object.fromEntries(TOLD.map((name) => [name, settings[name]])));
    return {
      url,
      settings,
      part: (name) => parts.get(name),
      restart: (name) => parts.restart(name),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for all, also when one fails: what is still starting has to be stopped with the rest. */
async function allOf(tasks: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(tasks)) if (result.status === 'rejected') throw result.reason;
}

/** The repository, whether this file runs compiled or through a test's transpiler. */
function rootFolder(): string {
  return __dirname.endsWith(join('dist', 'local')) ? join(__dirname, '..', '..') : join(__dirname, '..');
}
