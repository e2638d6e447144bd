// The library requires '@azure/functions-core', a module that exists only inside a host. This host provides it.
// It intercepts `require` as the real worker does, so that it reaches whichever copy of the library the app has installed.
import Module from 'node:module';
import type { Log, LogLevel } from '../log';
import type { FunctionCallback, FunctionMetadata, LogCategory, ProgrammingModel } from './core-types';
import type { HookCallback, Registry } from './registry';

/** The version of the real host whose interface this is; the library asks for it before it uses newer members. */
const HOST_VERSION = '4.1040.0';

class Disposable {
  static from(...items: { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const item of items) item.dispose();
    });
  }

  #onDispose: (() => unknown) | undefined;

  constructor(onDispose: () => unknown) {
    this.#onDispose = onDispose;
  }

  dispose(): void {
    this.#onDispose?.();
    this.#onDispose = undefined;
  }
}

export function provideCoreModule(registry: Registry, log: Log): void {
  const core = {
    version: HOST_VERSION,
    hostVersion: HOST_VERSION,
    Disposable,
    registerFunction: (metadata: FunctionMetadata, callback: FunctionCallback) =>
      new Disposable(registry.addFunction(metadata, callback)),
    registerHook: (name: string, callback: HookCallback) => new Disposable(registry.addHook(name, callback)),
    setProgrammingModel: (model: ProgrammingModel) => {
      registry.model = model;
    },
    getProgrammingModel: () => registry.model,
    log: (level: LogLevel, _category: LogCategory, message: string) => log(level, 'app', message),
  };
  const original = Module.prototype.require;
  const requireWithCore = function (this: Module, id: string): unknown {
    return id === '@azure/functions-core' ? core : original.call(this, id);
  };
  Module.prototype.require = Object.assign(requireWithCore, original);
}
