// docs/telemetry.md tells every metric and every event of the log, and none that there is not.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { metrics } from '../../shared/telemetry/metrics';

const root = resolve(__dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'telemetry.md'), 'utf8');

function rowsBelow(heading: string): string[][] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const [table = ''] = section.split(/\n## /);
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('the table of metrics is what shared/telemetry/metrics.ts says', () => {
  const declared = Object.values(metrics).map(({ name, unit, dimensions, description }) => [
    `\`${name}\``,
    unit,
    dimensions.map((dimension) => `\`${dimension}\``).join(', '),
    description,
  ]);
  expect(rowsBelow('Metrics')).toEqual(declared);
});

test('each event that is logged is in the table, and each in the table is logged', () => {
  const sources = ['functions', 'shared'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );
  const logged = sources.flatMap((source) =>
    [...source.matchAll(/\b(?:log|logger|loggerOf\(context\))\.(?:info|warn|error)\(\s*'([a-z-]+)'/g)].map(
      ([, event = '']) => event,
    ),
  );
  const told = rowsBelow('Log lines').flatMap(([events = '']) =>
    [...events.matchAll(/`([a-z-]+)`/g)].map(([, event = '']) => event),
  );
  const apart = ['unexpected'];
  expect([...new Set([...told, ...apart])].sort()).toEqual([...new Set(logged)].sort());
});
