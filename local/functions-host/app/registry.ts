// What an app registers while it loads: its functions, its hooks and the programming model that it was written in.
import type { Binding, FunctionCallback, FunctionMetadata, ProgrammingModel } from './core-types';

export interface RegisteredFunction {
  readonly name: string;
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
  /** The trigger's binding, and the name under which its data is handed over. */
  readonly trigger: Binding;
  readonly triggerName: string;
}

// A hook may write to its context: the changes count.
export type HookCallback = (context: Record<string, unknown>) => unknown;

const HOOKS = ['appStart', 'appTerminate', 'preInvocation', 'postInvocation', 'log'] as const;
export type HookName = (typeof HOOKS)[number];

export class Registry {
  readonly functions = new Map<string, RegisteredFunction>();
  readonly hooks: Readonly<Record<HookName, HookCallback[]>> = {
    appStart: [],
    appTerminate: [],
    preInvocation: [],
    postInvocation: [],
    log: [],
  };
  /** What all hooks share, and what appStart and appTerminate share with each other. */
  readonly appHookData: Record<string, unknown> = {};
  readonly appLevelHookData: Record<string, unknown> = {};
  model: ProgrammingModel | undefined;
  #open = true;

  addFunction(metadata: FunctionMetadata, callback: FunctionCallback): () => void {
    if (!this.#open) throw new Error(`function ${metadata.name} was registered after the app had started`);
    if (this.functions.has(metadata.name)) throw new Error(`function ${metadata.name} is registered twice`);
    const trigger = Object.entries(metadata.bindings).find(([, binding]) => /trigger$/i.test(binding.type));
    if (!trigger) throw new Error(`function ${metadata.name} has no trigger`);
    const [triggerName, binding] = trigger;
    this.functions.set(metadata.name, { name: metadata.name, metadata, callback, trigger: binding, triggerName });
    return () => this.functions.delete(metadata.name);
  }

  addHook(name: string, callback: HookCallback): () => void {
    const known = HOOKS.find((hook) => hook === name);
    if (!known) throw new RangeError(`there is no hook '${name}'`);
    const hooks = this.hooks[known];
    hooks.push(callback);
    return () => {
      const index = hooks.indexOf(callback);
      if (index >= 0) hooks.splice(index, 1);
    };
  }

  /** After the start nothing may be registered any more, as on the real host. */
  close(): void {
    this.#open = false;
  }

  async runHooks(name: Exclude<HookName, 'log'>, context: Record<string, unknown>): Promise<void> {
    for (const hook of this.hooks[name]) await hook(context);
  }
}
