// The report for people.
import { type FieldName, fieldNames, goalOf } from './fields';
import { type Group, missesOf, type Report } from './report';

/** What stands apart in the first table; the rest are one column of F1 each. */
const main = ['tuning', 'held-out documents', 'held-out layouts', 'held-out both'];

export function printed({ groups, statuses }: Report): string {
  const [first, second] = [
    groups.filter(({ name }) => main.includes(name)),
    groups.filter(({ name }) => !main.includes(name)),
  ];
  const lines = [
    ...first.flatMap(detailed),
    'F1 by format, layout and language (documents and layouts that are not held out)',
    ...columns(second),
    '',
    `Files by status: ${Object.entries(statuses)
      .map(([status, count]) => `${status} ${count}`)
      .join(', ')}`,
    ...first.map((group) => {
      const misses = missesOf(group);
      return misses.length === 0 ? `met     ${group.name}` : `MISSED  ${group.name}: ${misses.join(', ')}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function detailed({ name, files, fields }: Group): string[] {
  return [
    `${name}, ${files} files`,
    `  ${'field'.padEnd(17)}${['F1', 'precision', 'recall', 'facts', 'goal'].map((title) => title.padStart(10)).join('')}`,
    ...Object.entries(fields).map(([field, { f1, precision, recall, facts }]) =>
      `  ${field.padEnd(17)}${[
        share(f1),
        share(precision),
        share(recall),
        String(facts),
        String(goalOf(field as FieldName) ?? ''),
      ]
        .map((text) => text.padStart(10))
        .join('')}`.trimEnd(),
    ),
    '',
  ];
}

function columns(groups: readonly Group[]): string[] {
  const width = (group: Group) => Math.max(group.name.length + 2, 8);
  const shown = fieldNames.filter((field) => groups.some(({ fields }) => fields[field] !== undefined));
  return [
    `  ${''.padEnd(17)}${groups.map((group) => group.name.padStart(width(group))).join('')}`,
    ...shown.map(
      (field) =>
        `  ${field.padEnd(17)}${groups.map((group) => share(group.fields[field]?.f1 ?? null).padStart(width(group))).join('')}`,
    ),
  ];
}

function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}
