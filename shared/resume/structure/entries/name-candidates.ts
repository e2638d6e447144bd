// The ways to read the names of one head as a subject and an organisation, each scored by what its words say.
import type { Place } from '../../model/parsed-resume';
import { familyForm, subunitForm } from '../vocabulary/employers';
import { plainText } from '../vocabulary/plain-words';
import type { Name } from './head-parts';
import { hasLegalForm } from './name-scores';
import { isSurePlace, placeOf } from './place';
import { type CutJoint, cutsOf, withoutPlace } from './split-name';

export interface Scores {
  readonly subject: number;
  readonly organisation: number;
}

export interface Piece {
  readonly text: string;
  readonly from: Name;
  /** What stood behind it. */
  readonly place?: Place;
  /** By its own words. */
  readonly score: number;
}

export interface Candidate {
  readonly subject?: Piece;
  readonly organisation?: Piece;
  readonly score: number;
  readonly order: string;
  readonly shape: string;
  /** Both were one name that was cut. */
  readonly isCut: boolean;
}

export interface Preferences {
  scores(text: string): Scores;
  /** Added where the subject stands first. */
  readonly subjectFirst: number;
  /** Whether prepositions and slashes are part of names: `Diploma in Law`, `Google / Coursera`. */
  readonly onlyPunctuationCuts?: boolean;
  /** Whether a name is cut only where the words of what is cut off tell of an organisation. */
  readonly cutsForKnownAlone?: boolean;
  /** Whether a subject may be written in more than one part: a degree and its field. */
  readonly subjectHasParts: boolean;
}

const jointBonus: Readonly<Record<CutJoint, number>> = {
  at: 0.8,
  as: 0.8,
  in: -0.4,
  comma: -0.2,
  slash: -0.2,
  dash: -0.2,
  bracket: -0.5,
};

export function candidatesOf(names: readonly Name[], preferences: Preferences): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const pieces = new Map(names.map((name) => [name, pieceOf(name.text, name, preferences)] as const));
  const add = (
    subject: RolePiece | undefined,
    organisation: RolePiece | undefined,
    bonus: number,
    order: string,
    shape: string,
  ) => {
    candidates.push({
      ...(subject === undefined ? {} : { subject: subject.subject }),
      ...(organisation === undefined ? {} : { organisation: organisation.organisation }),
      score: scoreOf(names, subject?.subject, organisation?.organisation) + bonus,
      order,
      shape: `${order} ${shape}`,
      isCut: subject !== undefined && subject.subject.from === organisation?.organisation.from,
    });
  };
  for (const [index, first] of names.entries()) {
    const piece = pieces.get(first);
    add(piece, undefined, 0, 'subject', 'alone');
    add(undefined, piece, 0, 'organisation', 'alone');
    for (const second of names.slice(index + 1)) {
      const shape = `${first.row}.${first.index} ${second.row}.${second.index} ${first.bold} ${second.bold}`;
      add(piece, pieces.get(second), preferences.subjectFirst, 'subject-first', shape);
      add(pieces.get(second), piece, 0, 'organisation-first', shape);
    }
    for (const [at, { left, right, joint }] of cutsOf(first.text).entries()) {
      if ((joint === 'in' || joint === 'slash') && preferences.onlyPunctuationCuts === true) continue;
      const one = pieceOf(left, first, preferences);
      const other = pieceOf(right, first, preferences);
      const later = (preferences.subjectHasParts ? 0.05 : -0.1) * at;
      const bonus = jointBonus[joint] + later - (joint === 'in' && other.organisation.score < 1 ? 0.8 : 0);
      const isPreposition = joint === 'at' || joint === 'in';
      const shape = `${first.row} cut ${isPreposition ? 'at' : ''}`;
      const isCut = ({ organisation: { score } }: RolePiece) => preferences.cutsForKnownAlone !== true || score >= 1;
      if (joint !== 'as' && isCut(other)) add(one, other, bonus + preferences.subjectFirst, 'subject-first', shape);
      if (!isPreposition && isCut(one)) add(other, one, bonus, 'organisation-first', shape);
    }
  }
  return candidates;
}

interface RolePiece {
  readonly subject: Piece;
  readonly organisation: Piece;
}

function pieceOf(text: string, from: Name, { scores, subjectHasParts }: Preferences): RolePiece {
  const { name, place } = withoutPlace(text);
  const { subject, organisation } = scores(name);
  // All of it is a place, and not one of which a part is a name.
  const whole = placeOf(text);
  const isPlace = whole !== undefined && (place !== undefined || isSurePlace(whole)) ? 1.5 : 0;
  const base = { text: name, from, ...(place === undefined ? {} : { place }) };
  // A piece that could be cut again holds more than one name.
  const again = cutsOf(name).filter(
    ({ joint, right }) => ['comma', 'dash', 'at', 'as'].includes(joint) && !isPartOfName(right),
  ).length;
  const isSubunit = again > 0 && subunitForm.test(plainText(name)) ? 0.8 : 0;
  // The legal form belongs to what stands right before it: `Marketing, Harbor Foods, Inc.`.
  const isLong = cutsOf(name).some(({ right }) => hasLegalForm(right)) ? 0.4 : 0;
  // … unless what is behind may be its place.
  const againAsPlace =
    !subjectHasParts && place === undefined && withoutPlace(name, true).place !== undefined ? again - 0.75 : again;
  const told = from.role === 'title' ? 5 : from.role === 'employer' ? -5 : 0;
  return {
    subject: { ...base, score: subject + told - isPlace - (subjectHasParts ? 0.1 : 0.4) * again },
    organisation: {
      ...base,
      score:
        organisation -
        told -
        isPlace -
        isSubunit -
        isLong -
        0.4 * againAsPlace +
        (place === undefined ? 0 : 0.4) +
        (from.link === undefined ? 0 : 0.4),
    },
  };
}

/** `Nurse, Emergency Department`; `Roy, Bélanger et associés`. */
function isPartOfName(text: string): boolean {
  const plain = plainText(text);
  return familyForm.test(plain) || (subunitForm.test(plain) && !/,/.test(plain));
}

function scoreOf(names: readonly Name[], subject: Piece | undefined, organisation: Piece | undefined): number {
  let score = 0;
  for (const piece of [subject, organisation]) {
    if (piece !== undefined) score += 0.6 + piece.score - 0.35 * Math.max(0, piece.from.row);
  }
  for (const name of names) {
    if (name !== subject?.from && name !== organisation?.from && name.row <= 0) score -= 0.7;
  }
  return score;
}
