// What alerts and the workbook look for is what the app measures and logs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metrics } from '../../shared/telemetry/metrics';
import { bicep } from './bicep';
import { root } from './documents';

const infra = join(root, 'infra');
const measured = new Map(Object.values(metrics).map((metric) => [metric.name, metric]));

interface Query {
  readonly from: string;
  readonly text: string;
}
const ofAlerts: readonly Query[] = readdirSync(join(infra, 'queries')).map((from) => ({
  from,
  text: readFileSync(join(infra, 'queries', from), 'utf8'),
}));
const ofWorkbook: readonly Query[] = [...queriesIn(JSON.parse(readFileSync(join(infra, 'workbook.json'), 'utf8')))].map(
  (text) => ({ from: 'workbook.json', text }),
);

function* queriesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, held] of Object.entries(value)) {
    if (key === 'query' && typeof held === 'string') yield held;
    else yield* queriesIn(held);
  }
}

const metricsOf = ({ text }: Query) => [...text.matchAll(/'(stepkeeper\.[\w.]+)'/g)].map(([, name]) => name ?? '');

test.each([...ofAlerts, ...ofWorkbook].filter((query) => query.text.includes('AppMetrics')))(
  '$from asks for a metric of the app, by its dimensions: $text',
  (query) => {
    const names = metricsOf(query);
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !measured.has(name))).toEqual([]);
    const dimensions = names.flatMap((name) => measured.get(name)?.dimensions ?? []);
    const asked = [...query.text.matchAll(/Properties\.(\w+)/g)].map(([, name]) => name ?? '');
    expect(asked.filter((name) => !dimensions.includes(name))).toEqual([]);
  },
);

test('every metric is looked at, by an alert or in the workbook', () => {
  const asked = new Set([...ofAlerts, ...ofWorkbook].flatMap(metricsOf));
  expect([...measured.keys()].filter((name) => !asked.has(name))).toEqual([]);
});

test('every line that the workbook looks for is one that the code logs', () => {
  const code = ['shared', 'functions']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(root, folder, path)),
    )
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const events = ofWorkbook.flatMap(({ text }) =>
    [...text.matchAll(/Message startswith '([\w-]+) '/g)].map(([, event]) => event ?? ''),
  );
  expect(events).not.toEqual([]);
  expect(events.filter((event) => !code.includes(`'${event}'`))).toEqual([]);
});

test('every query belongs to an alert', () => {
  const alerts = bicep('modules/alerts.bicep');
  expect(ofAlerts.filter(({ from }) => !alerts.includes(`loadTextContent('../queries/${from}')`))).toEqual([]);
});

test('docs/infrastructure.md lists the alerts that there are', () => {
  const alerts = [...bicep('modules/alerts.bicep').matchAll(/^ {4}name: '([\w-]+)'$/gm)].map(([, name]) => name ?? '');
  const [, section = ''] = readFileSync(join(root, 'docs/infrastructure.md'), 'utf8').split('\n## Watching\n');
  const [table = ''] = section.split('\n## ');
  const told = [...table.matchAll(/^\| ([a-z][a-z-]*) \| /gm)].map(([, name]) => name ?? '');
  expect(told.filter((name) => name !== 'alert').sort()).toEqual(alerts.sort());
});
