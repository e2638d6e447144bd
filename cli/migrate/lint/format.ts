// Findings as lines for a terminal and for the log of a build.
import type { Finding } from './lint';

/** Two lines each: where, which rule and what it hurts; then the remedy. */
export function formatFindings(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ file, line, rule, what, remedy, isNote }) => [
    `${file}:${line}  ${isNote ? 'note, ' : ''}${rule}: ${what}`,
    `    ${remedy}`,
  ]);
}
