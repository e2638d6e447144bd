// The table of who may do what in docs/security.md is the one of the API's operations.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../shared/api/operation';
import { operations } from '../../shared/api/operations';
import { itemSections } from '../../shared/api/operations/items';
import { roles } from '../../shared/commands/roles';

/** The same of every section is one row. */
function subjectOf({ method, route }: Operation): string {
  const sections = itemSections.map(({ name }) => name).join('|');
  return `\`${method} ${route.replace(new RegExp(`/(?:${sections})(?=/|$)`), '/{section}').replaceAll(':guid', '')}\``;
}

function rowOf(operation: Operation): string {
  const { access } = operation;
  const mark = (role: (typeof roles)[number]) => (access.includes(role) ? (role === 'candidate' ? 'own' : '✓') : '');
  const marks = access === 'public' ? ['anybody', ...roles.slice(1).map(() => '')] : roles.map(mark);
  return `| ${[subjectOf(operation), ...marks].join(' | ')} |`;
}

test('docs/security.md tells for every operation the roles that may ask for it', () => {
  const rows = [...new Set(operations.map(rowOf))];
  const table = [`| | ${roles.join(' | ')} |`, `| ---${' | ---'.repeat(roles.length)} |`, ...rows].join('\n');
  const text = readFileSync(join(__dirname, '..', '..', 'docs', 'security.md'), 'utf8');
  const told = /<!-- roles -->\n([\s\S]*?)\n<!-- \/roles -->/.exec(text)?.[1];
  expect(told).toBe(table);
});
