// The report for people.
import { type FieldName, fieldNames, goalOf } from './fields';
import { columnsGoal, type Group, missesOf, type PeerFigures, type Recorded, type Report } from './report';
import type { Speed } from './speed';

export function printed({ groups, columns, parsers, recorded, speed, pdftotext, statuses }: Report): string {
  const whole = groups.filter(({ kind }) => kind === 'tuning' || kind === 'held out');
  const parts = groups.filter(({ kind }) => kind === 'part');
  const lines = [
    ...whole.flatMap(detailed),
    'F1 by layout and language (documents and layouts that are not held out)',
    ...table(parts),
    '',
    ...(parsers.length > 0 ? compared(parsers, pdftotext ?? false) : []),
    ...(recorded ? comparedWith(recorded, groups) : []),
    ...(speed ? speedLines(speed) : []),
    `Files by status: ${Object.entries(statuses)
      .map(([status, count]) => `${status} ${count}`)
      .join(', ')}`,
    ...whole.map((group) => verdict(group.name, missesOf(group))),
    ...(Object.keys(columns).length > 0
      ? [verdict(`two columns within ${columnsGoal} of one`, columnMisses(columns))]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

function detailed({ name, files, fields }: Group): string[] {
  return [
    `${name}, ${files} files`,
    `  ${'field'.padEnd(17)}${['F1', 'precision', 'recall', 'facts', 'goal'].map((title) => title.padStart(10)).join('')}`,
    ...fieldNames.flatMap((field) => {
      const figure = fields[field];
      if (!figure) return [];
      const cells = [
        share(figure.f1),
        share(figure.precision),
        share(figure.recall),
        String(figure.facts),
        String(goalOf(field) ?? ''),
      ];
      return [`  ${field.padEnd(17)}${cells.map((text) => text.padStart(10)).join('')}`.trimEnd()];
    }),
    '',
  ];
}

function table(groups: readonly Pick<Group, 'name' | 'fields'>[]): string[] {
  const width = ({ name }: Pick<Group, 'name'>) => Math.max(name.length + 2, 8);
  const shown = fieldNames.filter((field) => groups.some(({ fields }) => fields[field] !== undefined));
  return [
    `  ${''.padEnd(17)}${groups.map((group) => group.name.padStart(width(group))).join('')}`,
    ...shown.map(
      (field) =>
        `  ${field.padEnd(17)}${groups.map((group) => share(group.fields[field]?.f1 ?? null).padStart(width(group))).join('')}`,
    ),
  ];
}

function compared(parsers: readonly PeerFigures[], pdftotext: boolean): string[] {
  const source = pdftotext
    ? 'PDFs as they are'
    : 'the text that ours has read out of PDFs (there is no pdftotext here)';
  return [
    `F1 of other parsers on the same PDFs and Word files, all documents and layouts; – is a field that a parser has not. npm's get ${source}`,
    ...table(parsers.filter(({ unusable }) => unusable === undefined)),
    ...parsers.flatMap(({ name, files, failed, unusable }) => [
      ...(unusable === undefined ? [] : [`  ${name}: ${unusable}`]),
      ...(failed ? [`  ${name}: failed on ${failed} of ${files} files`] : []),
    ]),
    '',
  ];
}

function comparedWith({ name, commit, date, remark, groups: theirs }: Recorded, groups: readonly Group[]): string[] {
  const columns = theirs.flatMap((their) => {
    const our = groups.find((group) => group.name === their.name);
    return our
      ? [
          { name: `ours, ${our.name}`, fields: our.fields },
          { name, fields: their.fields },
        ]
      : [];
  });
  return [`F1 beside ${name} (commit ${commit.slice(0, 8)}, recorded on ${date}; ${remark})`, ...table(columns), ''];
}

function speedLines({ twoPagesMs, pagesPerSecond, filesPerSecond, memoryMb }: Speed): string[] {
  return [
    `Speed: a PDF of two pages in ${twoPagesMs} ms (median of 50), ${pagesPerSecond} pages a second; 1,000 files, ${filesPerSecond} a second with two children`,
    `Memory: this process ${memoryMb.parentAt200} MB after 200 files, ${memoryMb.parentAt1000} MB after 1,000; the largest child ${memoryMb.childPeak} MB`,
    '',
  ];
}

function columnMisses(columns: Partial<Record<FieldName, number>>): string[] {
  return fieldNames.flatMap((field) => {
    const difference = columns[field] ?? 0;
    return goalOf(field) !== undefined && difference < -columnsGoal ? [`${field} ${difference.toFixed(3)}`] : [];
  });
}

function verdict(name: string, misses: readonly string[]): string {
  return misses.length === 0 ? `met     ${name}` : `MISSED  ${name}: ${misses.join(', ')}`;
}

function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}
