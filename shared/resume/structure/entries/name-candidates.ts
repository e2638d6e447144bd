// The ways to read the names of one head as a subject and an organisation, each scored by what its words say.
import type { Place } from '../../model/parsed-resume';
import { familyForm, subunitForm } from '../vocabulary/employers';
import { plainText } from '../vocabulary/plain-words';
import type { Name } from './head-parts';
import { hasLegalForm } from './name-scores';
import { least } from './numbers';
import { couldBePlace, isSurePlace, placeOf } from './place';
import { type CutJoint, cutsOf, isPlaceAlone, withoutPlace } from './split-name';

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
  /** Which of how many cuts; none where a subject may have parts. */
  readonly cutAt?: string;
}

export interface Preferences {
  scores(text: string): Scores;
  /** Added where the subject stands first. */
  readonly subjectFirst: number;
  /** Whether prepositions and slashes are part of names: `Diploma in Law`, `Google / Coursera`. */
  readonly onlyPunctuationCuts?: boolean;
  /** Whether a name is cut only where the words of what is cut off tell of an organisation. */
  readonly cutsForKnownAlone?: boolean;
  /** Whether a short name beside the dates, behind others, is rather a place. */
  readonly placesBesideDates?: boolean;
  /** Whether `in` and the like part names as `at` does. */
  readonly inParts?: boolean;
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
  const places = new Set(
    preferences.placesBesideDates === true ? names.filter((name) => isBesideDates(name, names)) : [],
  );
  const add = (
    subject: RolePiece | undefined,
    organisation: RolePiece | undefined,
    bonus: number,
    order: string,
    shape: string,
    cut?: { readonly at: number; readonly of: number },
  ) => {
    candidates.push({
      ...(subject === undefined ? {} : { subject: subject.subject }),
      ...(organisation === undefined ? {} : { organisation: organisation.organisation }),
      score:
        scoreOf(names, places, subject?.subject, organisation?.organisation) +
        bonus -
        (cut !== undefined && preferences.subjectHasParts && isNameBelow(names, subject?.subject.from) ? 0.6 : 0),
      order,
      shape: `${order} ${shape}`,
      isCut: cut !== undefined,
      ...(cut === undefined || preferences.subjectHasParts ? {} : { cutAt: `${cut.at}/${cut.of}` }),
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
    const cuts = cutsOf(first.text);
    for (const [at, { left, right, joint }] of cuts.entries()) {
      // `University of Northwind (Orlando, FL)`: what stands in the brackets is no degree.
      if (preferences.subjectHasParts && joint !== 'at' && (isPlaceAlone(left) || isPlaceAlone(right))) continue;
      if ((joint === 'in' || joint === 'slash') && preferences.onlyPunctuationCuts === true) continue;
      const one = pieceOf(left, first, preferences);
      const other = pieceOf(right, first, preferences);
      const later = (preferences.subjectHasParts ? 0.05 : -0.1) * at;
      const isWord = joint === 'in' && preferences.inParts !== true;
      const bonus =
        jointBonus[joint === 'in' && !isWord ? 'at' : joint] +
        later -
        (isWord && other.organisation.score < 1 ? 0.8 : 0);
      const isPreposition = joint === 'at' || joint === 'in';
      const shape = `${first.row} cut ${isPreposition ? 'at' : ''}`;
      const isCut = ({ organisation: { score } }: RolePiece) => preferences.cutsForKnownAlone !== true || score >= 1;
      if (joint !== 'as' && isCut(other))
        add(one, other, bonus + preferences.subjectFirst, 'subject-first', shape, { at, of: cuts.length });
      if (!isPreposition && isCut(one)) add(other, one, bonus, 'organisation-first', shape, { at, of: cuts.length });
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
  // `Instrumentation from Northwind University`: the school is only the second half.
  const isSentence =
    subjectHasParts &&
    cutsOf(name).some(
      ({ joint, left, right }) => joint === 'at' && scores(left).organisation <= 0 && scores(right).organisation >= 2,
    );
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
        (isSentence ? 1.5 : 0) -
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

/** A name in the next line, that a cut of this one leaves without a role. */
function isNameBelow(names: readonly Name[], cut: Name | undefined): boolean {
  return cut !== undefined && names.some(({ row }) => row > 0 && row === cut.row + 1);
}

/** `Employer – Title` in one line, `2017 – 2019 | Leeds` in the next; or both names before it. */
function isBesideDates(name: Name, names: readonly Name[]): boolean {
  if (name.row !== 0 || !couldBePlace(name.text)) return false;
  const before = names.slice(0, names.indexOf(name));
  return before.length > 1 || before.some(({ text }) => cutsOf(text).some(({ joint }) => joint !== 'in'));
}

function scoreOf(
  names: readonly Name[],
  places: ReadonlySet<Name>,
  subject: Piece | undefined,
  organisation: Piece | undefined,
): number {
  let score = 0;
  // Where the dates have a line for themselves above it all, rows count from the first name.
  const top = Math.max(0, least(names.map(({ row }) => row)));
  for (const piece of [subject, organisation]) {
    if (piece === undefined) continue;
    const { from } = piece;
    score += 0.6 + piece.score - 0.35 * Math.max(0, from.row - top) - (places.has(from) ? 0.5 : 0);
  }
  for (const name of names) {
    if (name !== subject?.from && name !== organisation?.from && name.row <= top) score -= places.has(name) ? 0.1 : 0.7;
  }
  return score;
}
