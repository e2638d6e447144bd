// Where studies begin that have no dates at all.
import { degreeScore, institutionScore } from './degree';
import type { Row } from './rows';

/** Where what the first one begins with, a degree or a school, comes again; undefined where there are dates or bullets, or it is only one. */
export function undatedStudies(rows: readonly Row[]): readonly number[] | undefined {
  if (rows.some((row) => row.periods.length > 0 || row.line.bullet)) return undefined;
  const [first, second] = rows.map(({ line: { text } }) => text);
  if (first === undefined || second === undefined) return undefined;
  const isDegree = (text: string): boolean => degreeScore(text) === 3 && institutionScore(text) < 3;
  const isSchool = (text: string): boolean => institutionScore(text) === 3 && degreeScore(text) === 0;
  const [begins, ends] = isDegree(first) ? [isDegree, isSchool] : [isSchool, isDegree];
  if (!begins(first) || !ends(second)) return undefined;
  const starts = [...rows.keys()].filter((index) => {
    const text = rows[index]?.line.text ?? '';
    return index === 0 || (begins(text) && !begins(rows[index - 1]?.line.text ?? ''));
  });
  return starts.length > 1 ? starts : undefined;
}
