// The host: loads an app and starts a listener for each of its functions.
import { createInvoker } from './app/invoker';
import { loadApp } from './app/load-app';
import { startBlobTrigger } from './blob/start';
import { type HostOptions, readHostJson } from './host-json';
import { createRouteTable } from './http/route-table';
import { listen } from './http/server';
import { errorText, type Log } from './log';
import { startServiceBusTrigger } from './service-bus/start';
import { isDisabled, type Settings } from './settings';
import { startTimer } from './timer/timer-listener';
import type { TriggerListener } from './trigger-listener';
import { within } from './within';

/** The real host's limit of a request body, which the setting FUNCTIONS_REQUEST_BODY_SIZE_LIMIT replaces. */
const MAX_BODY_BYTES = 104_857_600;
/** The time that the app has to close what it has open. */
const TERMINATE_MS = 10_000;

export interface Host {
  readonly port: number;
  /** Takes nothing new, finishes what runs, then runs the app's appTerminate hooks. */
  stop(): Promise<void>;
}

/**
 * `directory` holds package.json with `main`, and host.json. `port` 0 takes any free one.
 * Throws what the app throws while it loads, and an error of errors.ts for what this host cannot run.
 */
export async function startHost(directory: string, port: number, settings: Settings, log: Log): Promise<Host> {
  const options: HostOptions = readHostJson(directory);
  const { registry, model, functions } = await loadApp(directory, log);
  const invoke = createInvoker(registry, model, options.functionTimeoutMs, log);
  const enabled = functions.filter(({ name }) => !isDisabled(settings, name));

  const http = await listen({
    port,
    maxBodyBytes: Number(settings.FUNCTIONS_REQUEST_BODY_SIZE_LIMIT ?? MAX_BODY_BYTES),
    routes: createRouteTable(
      enabled.filter(({ trigger }) => trigger.type === 'httpTrigger'),
      options.routePrefix,
    ),
    invoke,
    log,
  });
  const listeners: TriggerListener[] = [];
  for (const fn of enabled) {
    switch (fn.trigger.type) {
      case 'serviceBusTrigger':
        listeners.push(await startServiceBusTrigger(fn, settings, options.serviceBus, invoke, log));
        break;
      case 'blobTrigger':
        listeners.push(await startBlobTrigger(fn, settings, options.blobParallelism, invoke, log));
        break;
      case 'timerTrigger':
        listeners.push(startTimer(fn, settings, invoke));
        break;
    }
  }
  return {
    port: http.port,
    async stop() {
      await Promise.all([http.stop(), ...listeners.map((listener) => listener.stop())]);
      const { appLevelHookData, appHookData } = registry;
      const hooks = registry.runHooks('appTerminate', { hookData: appLevelHookData, appHookData });
      await within(TERMINATE_MS, hooks).catch((error) => log('error', 'appTerminate', errorText(error)));
    },
  };
}
