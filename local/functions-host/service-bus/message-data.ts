// From a received message to what a function is handed: its body as text, and the metadata that the real extension binds.
// Source of the names: ServiceBusTriggerBindingStrategy of Azure/azure-sdk-for-net.
import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { TypedData } from '../app/core-types';
import type { Trigger } from '../app/invoker';

type Field = readonly [name: string, read: (message: ServiceBusReceivedMessage) => unknown];

const TEXT_FIELDS: readonly Field[] = [
  ['MessageId', (message) => message.messageId],
  ['CorrelationId', (message) => message.correlationId],
  ['LockToken', (message) => message.lockToken],
  ['ContentType', (message) => message.contentType],
  ['Subject', (message) => message.subject],
  ['Label', (message) => message.subject],
  ['To', (message) => message.to],
  ['ReplyTo', (message) => message.replyTo],
  ['SessionId', (message) => message.sessionId],
  ['ReplyToSessionId', (message) => message.replyToSessionId],
  ['PartitionKey', (message) => message.partitionKey],
  ['DeadLetterSource', (message) => message.deadLetterSource],
];

const JSON_FIELDS: readonly Field[] = [
  // .NET counts the delivery that is under way, the AMQP header only those before it.
  ['DeliveryCount', (message) => (message.deliveryCount ?? 0) + 1],
  ['EnqueuedTimeUtc', (message) => message.enqueuedTimeUtc],
  ['EnqueuedTime', (message) => message.enqueuedTimeUtc],
  ['ExpiresAtUtc', (message) => message.expiresAtUtc],
  ['ExpiresAt', (message) => message.expiresAtUtc],
  ['ApplicationProperties', (message) => message.applicationProperties ?? {}],
  ['UserProperties', (message) => message.applicationProperties ?? {}],
];

export function singleTrigger(message: ServiceBusReceivedMessage): Trigger {
  const metadata: Record<string, TypedData> = { SequenceNumber: { int: sequenceNumber(message) } };
  for (const [name, read] of TEXT_FIELDS) {
    const value = read(message);
    if (value !== undefined && value !== null) metadata[name] = { string: String(value) };
  }
  for (const [name, read] of JSON_FIELDS) metadata[name] = { json: JSON.stringify(read(message) ?? null) };
  return { data: { string: bodyText(message) }, metadata, traceParent: traceParentOf(message) };
}

/** The real host hands a Node worker no empty texts, so an array of optional ones may be shorter than the batch. */
export function batchTrigger(messages: readonly ServiceBusReceivedMessage[]): Trigger {
  const metadata: Record<string, TypedData> = {
    SequenceNumberArray: { collectionSint64: { sint64: messages.map(sequenceNumber) } },
  };
  for (const [name, read] of TEXT_FIELDS) metadata[`${name}Array`] = texts(messages.map((message) => read(message)));
  for (const [name, read] of JSON_FIELDS) metadata[`${name}Array`] = { json: JSON.stringify(messages.map(read)) };
  return { data: texts(messages.map(bodyText)), metadata };
}

function texts(values: readonly unknown[]): TypedData {
  return { collectionString: { string: values.map((value) => String(value ?? '')).filter((text) => text !== '') } };
}

/** The receiver leaves a body of bytes alone; one that was sent as an AMQP value has been decoded. */
function bodyText({ body }: ServiceBusReceivedMessage): string {
  if (Buffer.isBuffer(body)) return body.toString('utf8');
  return typeof body === 'string' ? body : JSON.stringify(body ?? null);
}

function sequenceNumber(message: ServiceBusReceivedMessage): number {
  return message.sequenceNumber?.toNumber() ?? 0;
}

function traceParentOf(message: ServiceBusReceivedMessage): string | undefined {
  const id = message.applicationProperties?.['Diagnostic-Id'];
  return typeof id === 'string' ? id : undefined;
}
