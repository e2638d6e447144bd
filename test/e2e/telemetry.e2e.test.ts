// What the app tells of a full run, to Application Insights and in its log: one trace from the request to SQL, the metrics, and nothing of
// what anybody has entered.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metrics } from '../../shared/telemetry/metrics';
import { type ApplicationInsights, type Item, startApplicationInsights } from '../stand-ins/application-insights';
import { type Journey, markedJourney } from './marked-journey';
import { newMarks } from './marks';
import { startTestStack, type TestStack } from './stack';

const mark = newMarks();
let insights: ApplicationInsights;
let stack: TestStack;
let journey: Journey;

beforeAll(async () => {
  insights = await startApplicationInsights();
  stack = await startTestStack({
    lockDuration: 'PT5S',
    env: insights.settings,
  });
  journey = await markedJourney(stack, mark);
  // What waits to be exported goes out with the end of the app.
  await stack.stop();
}, 240_000);
afterAll(async () => {
  await insights?.close();
});

const told = () => [...stack.log(), ...insights.texts];
const itemsOf = (baseType: string) => insights.items.filter((item) => item.baseType === baseType);
const idOf = ({ baseData }: Item) => baseData.id;
const nameOf = ({ baseData }: Item) => baseData.name;
const parentOf = ({ tags }: Item) => tags['ai.operation.parentId'];
const traceOf = ({ tags }: Item) => tags['ai.operation.id'];
const propertiesOf = ({ baseData }: Item) => baseData.properties as Readonly<Record<string, string>>;

describe('the log lines and the telemetry', () => {
  it('tell nothing of what anybody has entered, sent or asked', () => {
    expect(mark.foundIn(told())).toEqual([]);
  });

  it('were looked through where there was something to find', () => {
    expect(mark.places.size).toBeGreaterThan(60);
    for (const type of ['RequestData', 'RemoteDependencyData', 'ExceptionData', 'MessageData', 'MetricData']) {
      expect([type, itemsOf(type).length > 0]).toEqual([type, true]);
    }
    for (const event of [
      'batch-applied',
      'batch-retried',
      'bulk-taken',
      'file-imported',
      'resume-taken',
      'FunctionFailed',
    ]) {
      expect([event, stack.log().some((line) => line.includes(event))]).toEqual([event, true]);
    }
    const leak = [`information profile-commands batch-applied {"messages":1,"note":"${mark('leak').toUpperCase()}"}`];
    expect(mark.foundIn([...told(), ...leak])).toEqual(['leak']);
  });
});

it('what is told of spans and metrics is what docs/telemetry.md says', () => {
  const page = readFileSync(join(__dirname, '..', '..', 'docs', 'telemetry.md'), 'utf8');
  const words = new Set([...page.matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word));
  const told = new Set(insights.items.flatMap((item) => Object.keys(propertiesOf(item) ?? {})));
  expect([...told].filter((name) => !words.has(name) && name !== '_MS.links')).toEqual([]);
});

describe('a write', () => {
  it('is one trace from its request to the message, and from there linked to the batch that wrote it', () => {
    const ofTrace = itemsOf('RemoteDependencyData').filter((item) => traceOf(item) === journey.traceId);
    const request = ofTrace.find((item) => nameOf(item) === 'PUT profiles/{profileId}/steps/{step}');
    const send = ofTrace.find((item) => nameOf(item) === 'send profile-commands');
    if (!request || !send) throw new Error(`the trace has ${ofTrace.map(nameOf).join(', ')}`);
    expect(parentOf(send)).toBe(idOf(request));
    expect(propertiesOf(send)).toMatchObject({
      'stepkeeper.operation_id': journey.operationId,
      'stepkeeper.kind': 'submit-step',
      'messaging.destination.name': 'profile-commands',
    });
    const batch = itemsOf('RequestData').find((item) =>
      propertiesOf(item)['_MS.links']?.includes(JSON.stringify({ operation_Id: journey.traceId, id: idOf(send) })),
    );
    if (!batch) throw new Error('no batch links the message');
    expect(nameOf(batch)).toBe('process profile-commands');
    const roundTrips = itemsOf('RemoteDependencyData').filter((item) => parentOf(item) === idOf(batch));
    expect(roundTrips.map(nameOf)).toEqual(['begin', 'load', 'save', 'commit']);
    expect(new Set(roundTrips.map(traceOf))).toEqual(new Set([traceOf(batch)]));
    expect(roundTrips.map(({ baseData }) => [baseData.type, baseData.data])).toEqual(
      ['BEGIN', 'BATCH', 'BATCH', 'COMMIT'].map((operation) => ['microsoft.sql_server', operation]),
    );
  });
});

describe('a resume file', () => {
  it('is one trace from its function through the parse to its message', () => {
    const dependencies = itemsOf('RemoteDependencyData');
    const parsed = dependencies.filter((item) => nameOf(item) === 'parse resume');
    expect(parsed.map((item) => propertiesOf(item)['stepkeeper.parse.status']).sort()).toEqual([
      'parsed',
      'parsed',
      'refused',
    ]);
    for (const parse of parsed) {
      const run = dependencies.find((item) => idOf(item) === parentOf(parse));
      const sent = dependencies.filter(
        (item) => parentOf(item) === parentOf(parse) && nameOf(item) === 'send profile-commands',
      );
      expect(run && nameOf(run)).toBe('resumes');
      expect(sent.map((item) => propertiesOf(item)['stepkeeper.kind'])).toEqual(['record-resume']);
    }
  });
});

describe('what fails', () => {
  it('is an exception by its names, in the trace of its function', () => {
    const exceptions = itemsOf('ExceptionData').map(
      ({ baseData }) => baseData.exceptions as readonly { readonly message: string }[],
    );
    const messages = exceptions.flat().map(({ message }) => message);
    expect(messages).toContain('RequestError EREQUEST 207');
    expect(messages).toContain('ZodError');
  });
});

describe('the metrics', () => {
  const sumOf = (name: string, dimensions = {}) =>
    itemsOf('MetricData')
      .filter((item) => Object.entries(dimensions).every(([key, value]) => propertiesOf(item)[key] === value))
      .flatMap(({ baseData }) => baseData.metrics as readonly { readonly name: string; readonly value: number }[])
      .reduce((sum, metric) => (metric.name === name ? sum + metric.value : sum), 0);

  it('count what was written', () => {
    expect(sumOf(metrics.batchRows.name, { table: 'profile.Address' })).toBeGreaterThanOrEqual(1);
    expect(sumOf(metrics.commands.name, { kind: 'submit-step', outcome: 'applied' })).toBe(5);
    expect(sumOf(metrics.commands.name, { kind: 'submit-step', outcome: 'rejected' })).toBe(1);
    expect(sumOf(metrics.commands.name, { kind: 'unreadable', outcome: 'rejected' })).toBe(2);
    expect(sumOf(metrics.commands.name, { kind: 'erase-profile', outcome: 'applied' })).toBe(1);
  });

  it('count what failed, by its reason and its number', () => {
    expect(sumOf(metrics.batchFailures.name, { reason: 'defect' })).toBe(1);
    for (const number of ['40501', '2628', '207']) {
      expect([number, sumOf(metrics.sqlErrors.name, { number })]).toEqual([number, 1]);
    }
  });

  it('measure batches, and how long commands were on their way', () => {
    expect(sumOf(metrics.batchSize.name)).toBeGreaterThanOrEqual(12);
    for (const { name } of [metrics.batchDuration, metrics.queueWait, metrics.commandPersisted]) {
      expect([name, sumOf(name) > 0]).toEqual([name, true]);
    }
  });
});
