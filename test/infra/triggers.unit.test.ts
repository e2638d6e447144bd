// What triggers the functions is what Bicep makes: queues, containers, events, and the settings by which the host connects.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CronExpressionParser } from 'cron-parser';
import containers from '../../infra/containers.json';
import queues from '../../infra/queues.json';
import { bicep, bicepFiles } from './bicep';
import { root } from './documents';
import { registeredFunctions } from './functions';
import { onAzure, setByBicep } from './settings';

const functions = registeredFunctions(onAzure({ SQL_SERVER: 'sql.example', SQL_DATABASE: 'jobs' }));
const of = (type: string) => functions.filter(({ trigger }) => trigger.type === type);
const text = (value: unknown) => String(value);

test('each queue is written by Bicep and taken by one function, and no function waits at another', () => {
  expect(
    of('serviceBusTrigger')
      .map(({ trigger }) => trigger.queueName)
      .sort(),
  ).toEqual(queues.map(({ name }) => name).sort());
  expect(bicep('modules/service-bus.bicep')).toContain("loadJsonContent('../queues.json')");
});

test('the writer tries no longer than it holds a message', () => {
  const [, seconds] = /^PT(\d+)M$/.exec(queues[0]?.lockDuration ?? '') ?? [];
  expect(Number(onAzure({}).WRITER_RETRY_BUDGET_SECONDS)).toBeLessThan(Number(seconds) * 60);
});

test('each container that the code names is made by Bicep, and no other', () => {
  const sources = ['shared', 'functions', 'cli'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(root, folder, path), 'utf8')),
  );
  // Each is a constant whose name tells what it is: nothing else is opened.
  expect(sources.filter((source) => /getContainerClient\((?!\w*[cC]ontainer\))/.test(source))).toEqual([]);
  const named = sources.flatMap((source) => [...source.matchAll(/ const \w+Container = '([^']+)'/g)]);
  expect(named.map(([, name]) => name).sort()).toEqual([...containers].sort());
  expect(bicep('modules/storage-containers.bicep')).toContain("loadJsonContent('../containers.json')");
});

test('each blob function has its events: of its container, of its files, and no function has none', () => {
  const source = bicep('event-subscriptions.bicep');
  const subscriptions = source.split(/^resource /m).flatMap((resource) => {
    const [, name] = /functionName=Host\.Functions\.([\w-]+)&/.exec(resource) ?? [];
    const [, container] = /subjectBeginsWith: '\/blobServices\/default\/containers\/([\w-]+)\/'/.exec(resource) ?? [];
    const [, end = ''] = /subjectEndsWith: '([^']+)'/.exec(resource) ?? [];
    return name ? [{ name, path: `${container}/{name}${end}` }] : [];
  });
  expect(subscriptions.sort((a, b) => a.name.localeCompare(b.name))).toEqual(
    of('blobTrigger')
      .map(({ name, trigger }) => ({ name, path: trigger.path }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  );
  expect(of('blobTrigger').filter(({ trigger }) => trigger.source !== 'EventGrid')).toEqual([]);
  expect(subscriptions.filter(({ path }) => !containers.includes(path.split('/')[0] ?? ''))).toEqual([]);
});

/** https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection */
const needed: Readonly<Record<string, readonly string[]>> = {
  serviceBusTrigger: ['fullyQualifiedNamespace', 'credential', 'clientId'],
  // By events, the host keeps its work and its poison messages in queues: functions-event-grid-blob-trigger.
  blobTrigger: ['blobServiceUri', 'queueServiceUri', 'credential', 'clientId'],
};

test('each connection has the settings by which the host enters as the app identity', () => {
  const connected = functions.filter(({ trigger }) => trigger.connection !== undefined);
  expect(connected).not.toEqual([]);
  const wanted = connected.flatMap(({ trigger }) =>
    (needed[trigger.type] ?? ['an unknown trigger']).map((part) => `${text(trigger.connection)}__${part}`),
  );
  expect(wanted.filter((name) => !setByBicep.has(name))).toEqual([]);
});

test('each timer has six fields, of which the first is seconds', () => {
  const schedules = of('timerTrigger').map(({ trigger }) => text(trigger.schedule));
  expect(schedules).not.toEqual([]);
  for (const schedule of schedules) {
    expect(schedule.split(' ')).toHaveLength(6);
    expect(() => CronExpressionParser.parse(schedule)).not.toThrow();
  }
});

test('each function that Bicep keeps ready or measures is there', () => {
  const all = [...bicepFiles.values()].join('\n');
  const named = [...all.matchAll(/'function:([\w-]+)'/g)].map(([, name]) => name);
  expect(named).not.toEqual([]);
  expect(named.filter((name) => !functions.some((registered) => registered.name === name))).toEqual([]);
});
