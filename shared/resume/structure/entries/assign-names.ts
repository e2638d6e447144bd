// Which name in an entry's head is the subject (a job's title, a degree) and which the organisation (an employer, a school).
//
// Every pair of names, and every name that may be cut in two, is scored by its words. A block writes its entries alike: so the order and
// the places that do best over all entries are preferred in each.
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

export interface Assignment {
  readonly subject?: Piece;
  readonly organisation?: Piece;
  /** Names that have neither role. */
  readonly rest: readonly Name[];
  /** How it is written as most of the block's entries are. */
  readonly isUsual: boolean;
}

interface Candidate {
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
  /** Whether a subject may be written in more than one part: a degree and its field. */
  readonly subjectHasParts: boolean;
}

const mostNames = 8;

export function assignNames(heads: readonly (readonly Name[])[], preferences: Preferences): readonly Assignment[] {
  const candidates = heads.map((names) => candidatesOf(names.slice(0, mostNames), preferences));
  const order = bestKey(candidates, ({ order }) => order);
  const shape = bestKey(candidates, ({ shape }) => shape);
  const isRepeated = heads.length > 1;
  const usually = candidates.flat().find((candidate) => candidate.shape === shape);
  return candidates.map((ofEntry, index) => {
    let best: Candidate | undefined;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const candidate of ofEntry) {
      const usual = isRepeated
        ? (candidate.shape === shape ? 1.2 : 0) + (candidate.order === order ? 0.6 : 0) + loneBonus(candidate, usually)
        : 0;
      // A block that has a line or a cell for each name does not have both in one.
      const unusual = candidate.isCut && usually?.isCut === false ? 1.5 : 0;
      const total = candidate.score + usual - unusual;
      if (total <= bestScore) continue;
      best = candidate;
      bestScore = total;
    }
    return {
      ...(best?.subject === undefined ? {} : { subject: best.subject }),
      ...(best?.organisation === undefined ? {} : { organisation: best.organisation }),
      rest: (heads[index] ?? []).filter((name) => name !== best?.subject?.from && name !== best?.organisation?.from),
      isUsual: isRepeated && best?.shape === shape,
    };
  });
}

/** A name alone has the role that its place has where there are two. */
function loneBonus({ subject, organisation }: Candidate, usually: Candidate | undefined): number {
  const [own, usual, other] =
    organisation === undefined
      ? [subject, usually?.subject, usually?.organisation]
      : subject === undefined
        ? [organisation, usually?.organisation, usually?.subject]
        : [];
  if (own === undefined || usual === undefined || other === undefined) return 0;
  return spotOf(own) === spotOf(usual) && spotOf(own) !== spotOf(other) ? 0.8 : 0;
}

const spotOf = ({ from: { row, index, bold } }: Piece): string => `${row}.${index} ${bold}`;

/** The key whose best candidates sum up highest; entries that have none of it count against it. */
function bestKey(
  entries: readonly (readonly Candidate[])[],
  keyOf: (candidate: Candidate) => string,
): string | undefined {
  const sums = new Map<string, number>();
  for (const candidates of entries) {
    const best = new Map<string, number>();
    for (const candidate of candidates) {
      if (candidate.subject === undefined || candidate.organisation === undefined) continue;
      const key = keyOf(candidate);
      best.set(key, Math.max(best.get(key) ?? Number.NEGATIVE_INFINITY, candidate.score));
    }
    for (const [key, score] of best) sums.set(key, (sums.get(key) ?? 0) + Math.max(0, score));
  }
  return [...sums].reduce<[string, number] | undefined>(
    (best, sum) => (best === undefined || sum[1] > best[1] ? sum : best),
    undefined,
  )?.[0];
}

const jointBonus: Readonly<Record<CutJoint, number>> = { at: 0.8, in: -0.4, comma: -0.2, dash: -0.2, bracket: -0.5 };

function candidatesOf(names: readonly Name[], preferences: Preferences): readonly Candidate[] {
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
      const one = pieceOf(left, first, preferences);
      const other = pieceOf(right, first, preferences);
      const later = (preferences.subjectHasParts ? 0.05 : -0.1) * at;
      const bonus = jointBonus[joint] + later - (joint === 'in' && other.organisation.score < 1 ? 0.8 : 0);
      const isPreposition = joint === 'at' || joint === 'in';
      const shape = `${first.row} cut ${isPreposition ? 'at' : ''}`;
      add(one, other, bonus + preferences.subjectFirst, 'subject-first', shape);
      if (!isPreposition) add(other, one, bonus, 'organisation-first', shape);
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
    ({ joint, right }) => (joint === 'comma' || joint === 'dash' || joint === 'at') && !isPartOfName(right),
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

/** The higher, the more the words say; a name that says nothing is believed for its place and its partner. */
export function confidenceOf(piece: Piece, partner: Piece | undefined, isUsual: boolean): number {
  if (piece.score >= 2) return 0.92;
  if (piece.score >= 1) return 0.85;
  return 0.6 + (isUsual ? 0.1 : 0) + ((partner?.score ?? 0) >= 1.5 ? 0.15 : 0);
}
