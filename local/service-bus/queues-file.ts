// Queues are declared once, in infra/queues.json, with Bicep's property names: Azure is provisioned from it and the broker reads it.
// https://learn.microsoft.com/azure/templates/microsoft.servicebus/namespaces/queues
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseDuration } from './duration';
import { QueuesFileInvalid } from './errors';

/** One queue's settings; times in milliseconds. */
export interface QueueOptions {
  readonly name: string;
  readonly lockDuration: number;
  readonly maxDeliveryCount: number;
  readonly defaultMessageTimeToLive: number;
  readonly deadLetteringOnMessageExpiration: boolean;
  readonly requiresDuplicateDetection: boolean;
  readonly duplicateDetectionHistoryTimeWindow: number;
  /** Azure takes whole gigabytes only; a smaller queue is full sooner. */
  readonly maxSizeInMegabytes: number;
}

const MAX_LOCK = 5 * 60_000;

const duration = z.string().transform((text, context) => {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined && milliseconds > 0) return milliseconds;
  context.addIssue(`'${text}' is not an ISO 8601 duration longer than nothing, such as PT1M`);
  return z.NEVER;
});

const queue = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9](?:[\w.\-/]*[A-Za-z0-9_])?$/, 'is not the name of a queue'),
  lockDuration: duration.refine((value) => value <= MAX_LOCK, 'is longer than PT5M').prefault('PT1M'),
  maxDeliveryCount: z.int().min(1).max(2000).default(10),
  defaultMessageTimeToLive: duration.prefault('P10675199D'),
  deadLetteringOnMessageExpiration: z.boolean().default(false),
  requiresDuplicateDetection: z.boolean().default(false),
  duplicateDetectionHistoryTimeWindow: duration.prefault('PT10M'),
  maxSizeInMegabytes: z.number().positive().default(1024),
});

/** Reads and checks a queues file. Throws QueuesFileInvalid with every fault, each naming its queue and property. */
export function readQueuesFile(file: string): QueueOptions[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new QueuesFileInvalid(file, [(error as Error).message]);
  }
  return parseQueues(content, file);
}

export function parseQueues(content: unknown, file: string): QueueOptions[] {
  const result = z.array(queue).min(1).safeParse(content);
  if (!result.success)
    throw new QueuesFileInvalid(
      file,
      result.error.issues.map((issue) => describe(issue, content)),
    );
  const names = result.data.map(({ name }) => name.toLowerCase());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new QueuesFileInvalid(file, [`queue '${twice}' is declared twice`]);
  return result.data;
}

function describe(issue: z.core.$ZodIssue, content: unknown): string {
  const [index, property] = issue.path;
  if (typeof index !== 'number' || !Array.isArray(content)) return issue.message;
  const named = z.object({ name: z.string() }).safeParse(content[index]);
  const subject = named.success ? `queue '${named.data.name}'` : `queue number ${index + 1}`;
  if (issue.code === 'unrecognized_keys') return `${subject}: unknown property '${issue.keys.join("', '")}'`;
  return property === undefined ? `${subject}: ${issue.message}` : `${subject}: ${String(property)}: ${issue.message}`;
}
