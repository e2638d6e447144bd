// What each line of a block is to its entry: a bullet, the rest of one, a sentence, or a line that may belong to a head.
import type { Line } from '../../model/document';
import type { Language } from '../../model/parsed-resume';
import { legalFormWords } from '../vocabulary/employers';
import { plainWords } from '../vocabulary/plain-words';
import { columnEdges, columnOf, type Edges, isForced, underBullet } from './column-edges';
import type { ColumnRoom } from './column-room';
import { type CutLine, cutLine } from './cut-line';
import { degreeScore, institutionScore, isSchoolName } from './degree';
import { joinDates } from './join-dates';
import { joinWrapped } from './join-wrapped';
import { withoutLeaders } from './leaders';
import { nameScores } from './name-scores';
import { least } from './numbers';
import { isPartLabel } from './part-label';
import { type LabelledRole, roleLabelOf, withLabels } from './role-labels';
import { unwrapped } from './unwrap';
import { withBullets, withoutDateBullets } from './written-bullets';

export interface Row extends CutLine {
  readonly line: Line;
  /** `rest`: it goes on with the line before. */
  readonly kind: 'bullet' | 'rest' | 'prose' | 'head';
  /** Said by a label: `Position: …`. */
  readonly label?: LabelledRole;
}

export interface RowOptions {
  /** Where the columns end: what is wrapped in a narrow one is put together by it, else by the block's own lines alone. */
  readonly room?: ColumnRoom;
  /** Whether the entries are studies: then degrees and schools tell where they begin. */
  readonly areStudies?: boolean;
  /** Whether a label may be the beginning of a name: `ArcGIS Pro: Geodatabases`. */
  readonly namesHaveLabels?: boolean;
}

export function rowsOf(broken: readonly Line[], language: Language, options: RowOptions = {}): readonly Row[] {
  const { room, areStudies = false, namesHaveLabels = false } = options;
  const dated = joinDates(withLabels(withoutLeaders(withoutDateBullets(withBullets(broken), language))), language);
  const whole = room === undefined ? undefined : unwrapped(dated, room, language);
  const lines = whole ?? joinWrapped(dated, language);
  // Whole lines are not broken again, however they fill the column.
  const edges = whole === undefined ? columnEdges(lines) : { ...columnEdges(lines), right: new Map<string, number>() };
  const cuts = new Map(lines.map((line) => [line, cutLine(line, language)]));
  const isDated = (line: Line) => (cuts.get(line)?.periods.length ?? 0) > 0;
  const level = leastLevel(lines);
  const isOuter = (line: Line) => line.bullet && line.level === level;
  const entriesAreBullets =
    (areStudies && bulletsAreStudies(lines, isOuter)) || bulletsBeginEntries(lines, isOuter, isDated);
  const rows: Row[] = [];
  for (const [line, cut] of cuts) {
    const before = rows.at(-1);
    const next = lines[rows.length + 1];
    const wrapsOn = next !== undefined && wraps(line, next, edges) && !isDated(next);
    const label = headLabelOf(line.text);
    const isBullet = line.bullet && label === undefined && !(entriesAreBullets && isOuter(line));
    const isAboveDates = next !== undefined && isDated(next) && next.text.split(/\s+/).length <= 8;
    const around = {
      wrapsOn,
      edges,
      isSchool: areStudies && isSchoolName(line.text),
      namesHaveLabels: namesHaveLabels || (isAboveDates && tellsTitle(line, language)),
    };
    const kind = isBullet ? 'bullet' : line.bullet ? 'head' : kindOf(line, cut, before, around);
    rows.push(label === undefined ? { ...cut, line, kind } : { ...cut, segments: valuesOf(cut), line, kind, label });
  }
  return rows;
}

interface Around {
  readonly wrapsOn: boolean;
  readonly isSchool: boolean;
  readonly edges: Edges;
  readonly namesHaveLabels: boolean;
}

function kindOf(
  line: Line,
  cut: CutLine,
  before: Row | undefined,
  { wrapsOn, edges, isSchool, namesHaveLabels }: Around,
): Row['kind'] {
  const isDated = cut.periods.length > 0;
  if (headLabelOf(line.text) !== undefined) return 'head';
  if (before !== undefined && !isDated && continues(before, line, edges)) return 'rest';
  if (before !== undefined && isPartLabel(line.text)) return 'prose';
  if (line.heading !== undefined) return 'head';
  const isCut = line.text.includes('\t') || cut.segments.length > 1;
  const words = line.text.trim().split(/\s+/).length;
  const isRange = cut.periods.some(({ isSingle }) => !isSingle);
  const isAtEnd = /[,;(|–-]\s*$/.test(line.text.slice(0, cut.periods[0]?.from));
  if (isDated && (isCut || words <= (isRange || isAtEnd ? 30 : 14))) return 'head';
  if (before !== undefined && isDetail(line.text) && !isDated && !namesHaveLabels) return 'prose';
  if (isSchool || runsIn(line)) return 'head';
  if (endsSentence(line.text) && words >= 5) return 'prose';
  if (line.bold || line.text.includes('\t')) return 'head';
  return (wrapsOn && words >= 6 && line.text.length >= 50) || words > 14 ? 'prose' : 'head';
}

/** `Technologies: …` tells of an entry, it does not name one; labels that do are read with the head. */
const labelled = /^\p{L}[\p{L} /&-]{2,40}\s?:(?:\s|$)/iu;

/** `Northwind Foods: Head of Quality`. */
function tellsTitle({ text }: Line, language: Language): boolean {
  return nameScores(text.slice(text.indexOf(':') + 1).trim(), language).title >= 1.5;
}

/** A place under a label ends what is told of a job as often as its head. */
function headLabelOf(text: string): LabelledRole | undefined {
  const role = roleLabelOf(text)?.role;
  return role === 'place' ? undefined : role;
}

/** Without a label that is set off by its look: **Position:** Cook. */
function valuesOf({ segments: [first, ...rest] }: CutLine): CutLine['segments'] {
  if (first === undefined) return [];
  return rest.length > 0 && roleLabelOf(`${first.text}:`)?.text === '' ? rest : [first, ...rest];
}

/** `**Name.** What it is.`: a name that stands out at the beginning of its own sentence. */
function runsIn({ runs: [first, second], text }: Line): boolean {
  return first?.bold === true && second?.bold === false && /[.:–—-]$/.test(first.text) && !text.includes('\t');
}

/** A degree may stand before a colon: `A-Levels: Maths, Physics`. */
const isDetail = (text: string): boolean =>
  labelled.test(text) && headLabelOf(text) === undefined && degreeScore(text.split(':')[0] ?? '') === 0;

export function endsSentence(text: string): boolean {
  if (!/[.!?;:]$/.test(text.trim())) return false;
  const last = plainWords(text).at(-1) ?? '';
  return last.length > 2 && !legalFormWords.has(last);
}

function continues(before: Row, line: Line, edges: Edges): boolean {
  if (before.kind === 'head' || line.gap > edges.gap || line.heading !== undefined) return false;
  if ((line.bold && !before.line.bold) || isDetail(line.text)) return false;
  if (before.line.column !== line.column && before.line.page === line.page) return false;
  if (before.kind === 'prose') return wraps(before.line, line, edges);
  if (line.x < before.line.x - underBullet(before.line)) return false;
  if (/^[\p{Ll}(&]/u.test(line.text) && !line.text.includes('\t')) return true;
  return wraps(before.line, line, edges) || (line.level > 0 && line.x > before.line.x + 2 && !line.text.includes('\t'));
}

/** Whether the line was broken because the next one's first word had no room on it. */
function wraps(line: Line, next: Line, edges: Edges): boolean {
  if (isDetail(next.text)) return false;
  if (next.bullet || next.heading !== undefined || next.gap > edges.gap || line.text.includes('\t')) return false;
  if (line.runs.at(-1)?.italic !== next.runs[0]?.italic) return false;
  if (line.bold !== next.bold || Math.abs(line.fontSize - next.fontSize) >= 1 || line.text.length < 25) return false;
  if (columnOf(line) !== columnOf(next)) return line.page !== next.page && /^\p{Ll}/u.test(next.text);
  if (endsSentence(line.text) && /^\p{Lu}/u.test(next.text)) return false;
  return isForced(line, next, edges);
}

type Test = (line: Line) => boolean;

const leastLevel = (lines: readonly Line[]): number =>
  least(lines.filter(({ bullet }) => bullet).map(({ level }) => level));

/**
 * A list whose items are the entries themselves: nothing else in the block has dates, or there is nothing else, or most items go on in a
 * line with dates and no bullet.
 */
function bulletsBeginEntries(lines: readonly Line[], isOuter: Test, isDated: Test): boolean {
  const bullets = lines.filter(isOuter);
  if (bullets.length === 0) return false;
  const others = lines.filter(({ bullet }) => !bullet);
  if (others.length === 0) return true;
  if (lines[0]?.bullet !== true) return false;
  if (!others.some(isDated) && bullets.some(isDated)) return true;
  const goOn = lines.filter((line, index) => {
    const next = lines[index + 1];
    return isOuter(line) && next !== undefined && !next.bullet && isDated(next);
  });
  return goOn.length > bullets.length / 2 || others.every((line) => /^\p{Ll}/u.test(line.text));
}

/** Each with its school, its degree or its dates in the next lines. */
function bulletsAreStudies(lines: readonly Line[], isOuter: Test): boolean {
  const bullets = lines.filter(isOuter);
  const degrees = bullets.filter(({ text }) => degreeScore(text.split(/\s+/).slice(0, 4).join(' ')) > 0).length;
  const schools = bullets.filter(({ text }) => institutionScore(text) === 3 && text.split(/\s+/).length <= 10).length;
  if (lines[0]?.bullet !== true || bullets.length < 2) return false;
  return degrees > 2 || Math.max(degrees, schools) * 2 > bullets.length;
}
