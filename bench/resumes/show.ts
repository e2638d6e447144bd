// One file of the set, for whoever works on the parser: what is true, what was found, and what differs.
import type { ScoredFile } from './parse-all';

export function shown({ file, result, facts }: ScoredFile, path: string): string {
  const differing = facts.filter(({ outcome }) => outcome !== 'right');
  const lines = [
    `${file.name}: ${result.status}${'reason' in result ? ` (${result.reason})` : ''}, ${path}`,
    '',
    'Text',
    'text' in result ? result.text : '',
    'Truth',
    JSON.stringify(file.truth, null, 2),
    '',
    'Found',
    JSON.stringify('resume' in result ? result.resume : null, null, 2),
    '',
    `Differences: ${differing.length} of ${facts.length} facts`,
    ...differing.map(({ outcome, field, truth, found }) =>
      [`  ${outcome.padEnd(6)} ${field.padEnd(16)}`, truth && `true: ${truth}`, found && `found: ${found}`]
        .filter(Boolean)
        .join('  '),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
