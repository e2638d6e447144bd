// Degrees that no list of ours knows, told by where they stand: `AEC, Automatisation industrielle` among entries that begin with a degree.
import { isFieldOfStudy } from '../vocabulary/study-fields';
import { tidy } from './cut-line';
import { type Degree, degreeScore } from './degree';
import type { Piece } from './name-candidates';
import { isPlaceAlone } from './split-name';

const firstPart = /^(.{2,80}?)(?:,\s+|\s+[–—-]\s+|:\s+|\s+\(|\s+\|\s+)(.+)$/u;

/** `DEC`, `HND`, `M.Res`: what is written like this names no subject. */
const shortForm = /^\p{Lu}[\p{L}.]{0,2}\p{Lu}[\p{Lu}.\d]{0,4}$/u;

/** Undefined where neither the siblings nor its form say that it begins with a degree. */
export function unknownDegree(subject: Piece, siblings: readonly (Piece | undefined)[]): Degree | undefined {
  const { text } = subject;
  if (isFieldOfStudy(text) || isPlaceAlone(text)) return undefined;
  const isUsual = siblings.some(
    (sibling) =>
      sibling !== undefined && sibling !== subject && isAt(sibling, subject) && degreeScore(sibling.text) === 3,
  );
  const [, first = '', behind = ''] = firstPart.exec(text) ?? [];
  if (first === '') return isUsual || shortForm.test(text) ? { studyType: text } : undefined;
  const isDegree = isUsual || shortForm.test(first) || isFieldOfStudy(behind);
  return isDegree && !isFieldOfStudy(first) ? { studyType: first, area: tidy(behind) } : undefined;
}

/** They look alike and stand at the same place of their lines. */
function isAt({ from: one }: Piece, { from: other }: Piece): boolean {
  return one.bold === other.bold && one.index === other.index;
}
