// Which name in an entry's head is the subject (a job's title, a degree) and which the organisation (an employer, a school).
//
// Every pair of names, and every name that may be cut in two, is scored by its words. A block writes its entries alike: so the order and
// the places that do best over all entries are preferred in each.
import type { Name } from './head-parts';
import { type Candidate, candidatesOf, type Piece, type Preferences } from './name-candidates';
import { cutsOf } from './split-name';

export interface Assignment {
  readonly subject?: Piece;
  readonly organisation?: Piece;
  /** Names that have neither role. */
  readonly rest: readonly Name[];
  /** How it is written as most of the block's entries are. */
  readonly isUsual: boolean;
}

const mostNames = 8;

export function assignNames(heads: readonly (readonly Name[])[], preferences: Preferences): readonly Assignment[] {
  const few = heads.map((names) => names.slice(0, mostNames));
  const inParts = heads.length > 1 && few.every(hasPreposition);
  const candidates = few.map((names) => candidatesOf(names, { ...preferences, inParts }));
  const order = bestKey(candidates, ({ order }) => order);
  const shape = bestKey(candidates, ({ shape }) => shape);
  const cutAt = bestKey(candidates, ({ cutAt }) => cutAt ?? '');
  const isRepeated = heads.length > 1;
  // The more entries there are, the less it is chance that they are written alike.
  const alike = Math.min(2, 0.6 + 0.4 * heads.length);
  const usually = candidates.flat().find((candidate) => candidate.shape === shape);
  return candidates.map((ofEntry, index) => {
    let best: Candidate | undefined;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const candidate of ofEntry) {
      const usual = isRepeated
        ? (candidate.shape === shape ? alike : 0) +
          (candidate.order === order ? 0.6 : 0) +
          (candidate.cutAt !== undefined && candidate.cutAt === cutAt ? 0.3 : 0) +
          loneBonus(candidate, usually)
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

/** `Title en Employer`: where all entries have it, it is no part of a title. */
function hasPreposition(names: readonly Name[]): boolean {
  return names.some(({ text }) => cutsOf(text).some(({ joint }) => joint === 'in'));
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

/** The higher, the more the words say; a name that says nothing is believed for its place and its partner. */
export function confidenceOf(piece: Piece, partner: Piece | undefined, isUsual: boolean): number {
  if (piece.score >= 2) return 0.92;
  if (piece.score >= 1) return 0.85;
  return 0.6 + (isUsual ? 0.1 : 0) + ((partner?.score ?? 0) >= 1.5 ? 0.15 : 0);
}
