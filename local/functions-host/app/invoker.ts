// One invocation, the same for every trigger: arguments, hooks, the handler, its answer, and the time it may take.
import { randomUUID } from 'node:crypto';
import { InvocationTimedOut } from '../errors';
import { errorText, type Log, type LogLevel } from '../log';
import { within } from '../within';
import type { CoreInvocationContext, LogCategory, ProgrammingModel, TraceContext, TypedData } from './core-types';
import type { RegisteredFunction, Registry } from './registry';

export interface Trigger {
  readonly data: TypedData;
  readonly metadata?: Record<string, TypedData>;
  /** The caller's W3C traceparent, which the invocation continues. */
  readonly traceParent?: string | undefined;
  readonly traceState?: string | undefined;
}

/** Resolves with the function's return value; rejects with what the function threw, after it has been logged. */
export type Invoke = (fn: RegisteredFunction, trigger: Trigger) => Promise<TypedData | null | undefined>;

const TRACE_PARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;

/** `timeoutMs`: host.json's functionTimeout, undefined for none. */
export function createInvoker(
  registry: Registry,
  model: ProgrammingModel,
  timeoutMs: number | undefined,
  log: Log,
): Invoke {
  return async (fn, trigger) => {
    try {
      const running = run(registry, model, fn, trigger, log);
      if (timeoutMs === undefined) return await running;
      // The handler cannot be stopped from outside: it is no longer waited for. The real host restarts its worker here.
      return await within(timeoutMs, running, () => new InvocationTimedOut(fn.name, timeoutMs));
    } catch (error) {
      log('error', fn.name, errorText(error));
      throw error;
    }
  };
}

async function run(registry: Registry, model: ProgrammingModel, fn: RegisteredFunction, trigger: Trigger, log: Log) {
  const invocationId = randomUUID();
  let context: unknown;
  const core: CoreInvocationContext = {
    invocationId,
    metadata: fn.metadata,
    request: {
      invocationId,
      inputData: [{ name: fn.triggerName, data: trigger.data }],
      triggerMetadata: trigger.metadata ?? {},
      traceContext: continueTrace(trigger),
    },
    state: undefined,
    log: (level, category, message) => logWithHooks(registry, log, fn.name, context, level, category, message),
  };
  const invocation = await model.getInvocationModel(core);
  const { context: invocationContext, inputs } = await invocation.getArguments();
  context = invocationContext;

  const shared = { hookData: {}, appHookData: registry.appHookData, invocationContext };
  const before = { ...shared, inputs, functionCallback: fn.callback };
  core.state = 'preInvocationHooks';
  await registry.runHooks('preInvocation', before);

  const after: Record<string, unknown> & { result: unknown; error: unknown } = {
    ...shared,
    inputs: before.inputs,
    result: null,
    error: null,
  };
  core.state = 'invocation';
  try {
    after.result = await invocation.invokeFunction(invocationContext, before.inputs, before.functionCallback);
  } catch (error) {
    after.error = error ?? new Error(`function ${fn.name} threw ${String(error)}`);
  }
  // A post hook may take an error away, or put one there.
  core.state = 'postInvocationHooks';
  await registry.runHooks('postInvocation', after);
  core.state = undefined;
  if (after.error) throw after.error;
  return (await invocation.getResponse(invocationContext, after.result)).returnValue;
}

/** A log hook may change the level and the message of what the app logs, not of what the system logs. */
function logWithHooks(
  registry: Registry,
  log: Log,
  source: string,
  invocationContext: unknown,
  level: LogLevel,
  category: LogCategory,
  message: string,
): void {
  const entry = { hookData: {}, appHookData: registry.appHookData, invocationContext, level, category, message };
  for (const hook of registry.hooks.log) hook(entry);
  if (category === 'user') log(entry.level, source, entry.message);
  else log(level, source, message);
}

function continueTrace({ traceParent, traceState }: Trigger): TraceContext {
  const parent = traceParent === undefined ? undefined : TRACE_PARENT.exec(traceParent);
  const [traceId, flags] = parent ? [parent[1], parent[2]] : [randomId(), '00'];
  return {
    traceParent: `00-${traceId}-${randomId().slice(16)}-${flags}`,
    traceState: parent ? (traceState ?? '') : '',
  };
}

/** 32 hexadecimal digits. Node draws the bytes of its UUIDs in advance, which costs a fraction of drawing some for each request. */
function randomId(): string {
  return randomUUID().replaceAll('-', '');
}
