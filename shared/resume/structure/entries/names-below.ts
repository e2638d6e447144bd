// The school of a study in the sentence or the bullet below its degree, or the degree below its school: such a line belongs to the head.
import { degreeScore, institutionScore, isSchoolName } from './degree';
import { gradeOf } from './grade';
import { labelOf } from './labelled';
import type { Row } from './rows';
import type { Entry } from './split-entries';

/** Lines below the head that are looked at, and words that a line of names has at most. */
const mostLines = 2;
const mostWords = 14;

export function withNamesBelow(entry: Entry): Entry {
  const { head, body } = entry;
  const texts = head.flatMap(({ segments }) => segments.map(({ text }) => text));
  const hasSchool = texts.some((text) => institutionScore(text) > 1);
  const hasDegree = texts.some((text) => degreeScore(text) > 0);
  if (hasSchool && hasDegree) return entry;
  const below = body
    .slice(0, mostLines)
    .find(
      (row) =>
        isLineOfNames(row, body) && ((!hasDegree && namesDegree(row)) || (!hasSchool && isSchoolName(row.line.text))),
    );
  if (below === undefined) return entry;
  return { head: [...head, { ...below, kind: 'head' }], body: body.filter((row) => row !== below) };
}

/** Nothing goes on in the next line, and no label says that it is something else. */
function isLineOfNames(row: Row, body: readonly Row[]): boolean {
  const { kind, line, periods } = row;
  return (
    kind !== 'rest' &&
    periods.length === 0 &&
    body[body.indexOf(row) + 1]?.kind !== 'rest' &&
    labelOf(line.text) === undefined &&
    line.text.split(/\s+/).length <= mostWords
  );
}

const namesDegree = ({ line: { text } }: Row): boolean => degreeScore(gradeOf(text).rest) === 3;
