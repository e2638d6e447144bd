// Reads a Service Bus trigger's binding and starts the listener of its cardinality.
import { z } from 'zod';
import type { Invoke } from '../app/invoker';
import type { RegisteredFunction } from '../app/registry';
import { UnsupportedOption } from '../errors';
import type { ServiceBusOptions } from '../host-json';
import type { Log } from '../log';
import { connectionOf, resolveNames, type Settings } from '../settings';
import { type TriggerListener, triggerOptions } from '../trigger-listener';
import { listenForBatches } from './batch-listener';
import { listenForMessages } from './single-listener';

const ServiceBusBinding = z.object({
  queueName: z.string(),
  connection: z.string(),
  cardinality: z.enum(['one', 'many']).default('one'),
});

export async function startServiceBusTrigger(
  fn: RegisteredFunction,
  settings: Settings,
  options: ServiceBusOptions,
  invoke: Invoke,
  log: Log,
): Promise<TriggerListener> {
  const where = `function ${fn.name}`;
  if (fn.trigger.topicName !== undefined) throw new UnsupportedOption(where, 'a topic');
  if (fn.trigger.isSessionsEnabled === true) throw new UnsupportedOption(where, 'isSessionsEnabled');
  if (fn.trigger.autoCompleteMessages === false) throw new UnsupportedOption(where, 'autoCompleteMessages: false');
  const binding = triggerOptions(fn, ServiceBusBinding);
  const trigger = {
    fn,
    queueName: resolveNames(settings, binding.queueName),
    connection: connectionOf(settings, binding.connection, 'fullyQualifiedNamespace'),
    options,
    invoke,
    log,
  };
  return binding.cardinality === 'many' ? listenForBatches(trigger) : listenForMessages(trigger);
}
