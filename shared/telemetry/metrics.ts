// What the app counts and measures: every metric by its name, with its unit and the dimensions that it is told apart by.
import { type Attributes, type MeterProvider, metrics as registered } from '@opentelemetry/api';

/** The meter's name, and the beginning of every metric's. */
const meterName = 'stepkeeper';

/** Dimensions are few and their values are known: table, kind, outcome, queue, number. Never an id, never what a person wrote. */
type Dimensions<D extends string> = { readonly [dimension in D]: string | number };
type With<D extends string> = [D] extends [never] ? [] : [dimensions: Dimensions<D>];

interface Described {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  readonly dimensions: readonly string[];
}

export interface Counter<D extends string = never> extends Described {
  add(count: number, ...dimensions: With<D>): void;
}

/** Of a histogram or a gauge. */
export interface Measure<D extends string = never> extends Described {
  record(value: number, ...dimensions: With<D>): void;
}

/**
 * While no provider is registered (telemetry is off, or not loaded yet) nothing is counted. The API hands out instruments of the provider
 * that it knows at that moment, and has no proxy for a later one: so each is made anew once another provider is there.
 */
function ofProvider<T>(make: (provider: MeterProvider) => T): () => T {
  let made: { readonly provider: MeterProvider; readonly instrument: T } | undefined;
  return () => {
    const provider = registered.getMeterProvider();
    if (made?.provider !== provider) made = { provider, instrument: make(provider) };
    return made.instrument;
  };
}

function counter<D extends string = never>(
  name: string,
  unit: string,
  description: string,
  ...dimensions: readonly D[]
): Counter<D> {
  const current = ofProvider((provider) => provider.getMeter(meterName).createCounter(name, { unit, description }));
  return { name, unit, description, dimensions, add: (count, ...[given]) => current().add(count, given as Attributes) };
}

function histogram<D extends string = never>(
  name: string,
  unit: string,
  description: string,
  ...dimensions: readonly D[]
): Measure<D> {
  const current = ofProvider((provider) => provider.getMeter(meterName).createHistogram(name, { unit, description }));
  const record: Measure<D>['record'] = (value, ...[given]) => current().record(value, given as Attributes);
  return { name, unit, description, dimensions, record };
}

function gauge<D extends string = never>(
  name: string,
  unit: string,
  description: string,
  ...dimensions: readonly D[]
): Measure<D> {
  const current = ofProvider((provider) => provider.getMeter(meterName).createGauge(name, { unit, description }));
  const record: Measure<D>['record'] = (value, ...[given]) => current().record(value, given as Attributes);
  return { name, unit, description, dimensions, record };
}

/** Units are those of UCUM; what is counted stands in braces, as OpenTelemetry's semantic conventions write it. */
export const metrics = {
  batchSize: histogram('stepkeeper.batch.size', '{message}', 'Messages in a batch that the writer took.'),
  batchDuration: histogram('stepkeeper.batch.duration', 'ms', 'From a batch to its commit, tries and pauses included.'),
  batchRows: counter('stepkeeper.batch.rows', '{row}', 'Rows inserted, updated and deleted, by table.', 'table'),
  batchFailures: counter('stepkeeper.batch.failures', '{batch}', 'Batches given back to the queue, by why.', 'reason'),
  commands: counter('stepkeeper.commands', '{command}', 'Commands by what became of them.', 'kind', 'outcome'),
  queueWait: histogram(
    'stepkeeper.queue.wait',
    'ms',
    'How long messages lay in the queue before the writer took them.',
  ),
  commandPersisted: histogram('stepkeeper.command.persisted', 'ms', 'From a request to the commit of its command.'),
  httpErrors: counter('stepkeeper.http.errors', '{request}', 'Requests answered with 5xx.', 'route', 'status'),
  sqlErrors: counter('stepkeeper.sql.errors', '{error}', 'Failed statements, by SQL Server error or code.', 'number'),
  queueOldest: gauge('stepkeeper.queue.oldest', 's', 'Age of the oldest message of a queue, by peek.', 'queue'),
  queueDeadLetters: gauge(
    'stepkeeper.queue.deadletters',
    '{message}',
    'Dead letters of a queue, at least so many, by peek.',
    'queue',
  ),
  deadLettersReplayed: counter(
    'stepkeeper.deadletters.replayed',
    '{message}',
    'Dead letters put back into their queue.',
    'queue',
  ),
  auditFindings: counter('stepkeeper.audit.findings', '{finding}', 'Links of the chain, or anchors, that do not hold.'),
  heartbeat: counter(
    'stepkeeper.heartbeat',
    '{run}',
    'Runs of the watch timer that saw every queue: where none comes, nobody watches.',
  ),
} as const;
