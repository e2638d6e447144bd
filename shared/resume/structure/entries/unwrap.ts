// Entries in a narrow column, whose names, issuers and dates go on in the next line: which line's end ends something, and which is only
// the column's.
//
// Where the next word had no room, a line's end says nothing by itself. Its siblings tell: groups that white space or a bold first line
// parts have as many parts as those of which it is certain; in a list without groups an item has its date at the end.
import type { Line } from '../../model/document';
import type { Language } from '../../model/parsed-resume';
import { columnOf, type Edges, isForced } from './column-edges';
import type { ColumnRoom } from './column-room';
import {
  beginsWithDate,
  endsInMonth,
  endsInSmallWord,
  endsWithDate,
  isUnbalanced,
  joinedWhere,
  opens,
  sameLook,
} from './joins';
import { least } from './numbers';

/** Letters: where more have room, names seldom wrap. */
const narrow = 50;

/** What parts groups more than lines, in line heights. */
const groupGap = 0.25;

/** `open`: the next word had no room. */
type End = 'ends' | 'goes-on' | 'open';

/** Undefined where it cannot be told. */
export function unwrapped(lines: readonly Line[], room: ColumnRoom, language: Language): readonly Line[] | undefined {
  if (lines.length < 2 || lines.some((line) => line.bullet || !isNarrow(line, room))) return undefined;
  const edges: Edges = { right: room, gap: Number.POSITIVE_INFINITY };
  const ends = lines.slice(1).map((next, index) => endOf(lines[index] as Line, next, edges, language));
  const groups = groupsOf(lines);
  const joins = groups.length > 1 ? joinsInGroups(lines, groups, ends, language) : joinsInList(lines, ends, language);
  if (joins === undefined) return undefined;
  return joinedWhere(lines, (_before, _last, _line, index) => joins.has(index));
}

function isNarrow(line: Line, room: ColumnRoom): boolean {
  const edge = room.get(columnOf(line));
  return edge !== undefined && edge - line.x < (narrow * line.width) / Math.max(1, line.text.length);
}

function endOf(line: Line, next: Line, edges: Edges, language: Language): End {
  if (columnOf(line) !== columnOf(next) || next.heading !== undefined || !sameLook(line, next)) return 'ends';
  if (`${line.text}${next.text}`.includes('\t') || next.x < line.x - 3) return 'ends';
  if (
    endsInSmallWord(line.text) ||
    opens.test(line.text) ||
    isUnbalanced(line.text) ||
    endsInMonth(line.text, next.text)
  )
    return 'goes-on';
  if (beginsWithDate(next, language) || isLabelled(next)) return 'ends';
  if (!isForced(line, next, edges)) return 'ends';
  return /^\p{Ll}/u.test(next.text) || next.text.length < 3 ? 'goes-on' : 'open';
}

/** `Credential ID: …` */
const isLabelled = ({ text }: Line): boolean => /^\p{L}[\p{L} .°º-]{1,30}(?::\s|\s#|\s(?:ID|Nr|No)\b)/u.test(text);

interface Group {
  readonly from: number;
  /** Behind its last line. */
  readonly to: number;
}

function groupsOf(lines: readonly Line[]): readonly Group[] {
  const closest = least(lines.slice(1).map(({ gap }) => gap));
  const starts = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    const begins = before === undefined || line.gap > closest + groupGap || (line.bold && !before.bold);
    return begins ? [index] : [];
  });
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? lines.length }));
}

/** The lines that go on with the one before; undefined where it is certain of no group. */
function joinsInGroups(
  lines: readonly Line[],
  groups: readonly Group[],
  ends: readonly End[],
  language: Language,
): ReadonlySet<number> | undefined {
  const breaks = groups.map(({ from, to }) =>
    ends.slice(from, to - 1).map((end, index) => ({ end, at: from + index + 1 })),
  );
  const parts = (ofGroup: (typeof breaks)[number]): number => 1 + ofGroup.filter(({ end }) => end === 'ends').length;
  const certain = breaks.filter((ofGroup) => ofGroup.every(({ end }) => end !== 'open'));
  const usual = mostCommon(certain.map(parts));
  const isRomance = language === 'fr' || language === 'es';
  if (usual === undefined && !isRomance) return undefined;
  // Where names go on in small letters, a capital begins something.
  const beforeCapitals = (open: readonly { readonly at: number }[]): number =>
    open.some(({ at }) => /^\p{Lu}/u.test(lines[at]?.text ?? '')) ? 1 : 0;
  return new Set(
    breaks.flatMap((ofGroup) => {
      const open = ofGroup.filter(({ end }) => end === 'open');
      const kept = usual === undefined ? beforeCapitals(open) : usual - parts(ofGroup);
      const goOn = open.slice(0, Math.max(0, open.length - Math.max(0, kept)));
      return [...ofGroup.filter(({ end }) => end === 'goes-on'), ...goOn].map(({ at }) => at);
    }),
  );
}

function mostCommon(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

/**
 * Undefined where the items that this makes have no dates at their ends, though there are dates. Without any dates only a single word is
 * the rest of the line above it.
 */
function joinsInList(
  lines: readonly Line[],
  ends: readonly End[],
  language: Language,
): ReadonlySet<number> | undefined {
  const dated = lines.map((line, index) => {
    const next = lines[index + 1];
    return endsWithDate(line, language) && !(next !== undefined && endsInMonth(line.text, next.text));
  });
  const begun = lines.map((line) => beginsWithDate(line, language));
  const hasDates = dated.includes(true) || begun.includes(true);
  const joins = new Set<number>();
  for (const [index, end] of ends.entries()) {
    const goesOn = hasDates ? dated[index] === false : isWord(lines[index + 1]);
    if (end === 'goes-on' || (end === 'open' && goesOn)) joins.add(index + 1);
  }
  const items = lines.length - joins.size;
  const withDates = Math.max(
    begun.filter((isBegun, index) => isBegun && !joins.has(index)).length,
    dated.filter((isDated, index) => isDated && !joins.has(index + 1)).length,
  );
  return !hasDates || (items > 1 && withDates >= 0.6 * items) ? joins : undefined;
}

/** One word that is no name by itself, as `PMP`, `LPIC-1` or a compound may be. */
const isWord = (line: Line | undefined): boolean => /^\p{L}\p{Ll}+$/u.test(line?.text ?? '');
