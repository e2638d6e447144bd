// Each alert leads to its runbook: the heading of docs/operations.md that its description names. What stands there can be typed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bicep, declared } from './bicep';
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

/** What a shell takes up on its own, and what the text asks for. */
const ofTheShell = ['USER', 'TOKEN'];

test('the commands of the runbooks name what Bicep puts out, and set what the commands read', () => {
  const page = readFileSync(join(root, 'docs/operations.md'), 'utf8');
  const code = [...page.matchAll(/^ *```sh$([\s\S]*?)^ *```$|`([^`\n]+)`/gm)].map(([all]) => all).join('\n');
  const used = [...code.matchAll(/\$\{?([A-Z][A-Z_]+)/g)].map(([, name = '']) => name);
  expect(used.length).toBeGreaterThan(10);
  const known = [...declared('output', bicep('main.bicep')), ...ofTheShell];
  expect(used.filter((name) => !known.includes(name))).toEqual([]);
  const exported = [...code.matchAll(/^ *export (\w+)=/gm)].map(([, name = '']) => name);
  expect(exported).toEqual(expect.arrayContaining(['AUDIT_CHAIN_KEYS']));
  const read = `${readFileSync(join(root, 'shared/config.ts'), 'utf8')} AZURE_TOKEN_CREDENTIALS`;
  expect(exported.filter((name) => !read.includes(name))).toEqual([]);
});
