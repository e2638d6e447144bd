// Each alert leads to its runbook: the heading of docs/operations.md that its description names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bicep } from './bicep';
import { root } from './documents';

/** As GitHub makes an anchor of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

test('every alert has its runbook, and every runbook its alert', () => {
  const source = bicep('modules/alerts.bicep');
  const alerts = [...source.matchAll(/^ {4}name: '([\w-]+)'$/gm)].map(([, name]) => `alert-${name}`);
  const page = readFileSync(join(root, 'docs/operations.md'), 'utf8');
  const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading.trim()));
  expect(source).toContain('#alert-');
  expect(anchors.filter((anchor) => anchor.startsWith('alert-')).sort()).toEqual(alerts.sort());
});
