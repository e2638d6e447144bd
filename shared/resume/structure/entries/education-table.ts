// Studies as a table with a row of headings: Degree | Institute | Board | Year | Percentage. What a cell means is said by its column.
import type { Line } from '../../model/document';
import type { Found, Language, ParsedEducation } from '../../model/parsed-resume';
import { findPeriods } from '../dates/find-period';
import { plainText } from '../vocabulary/plain-words';
import { tidy } from './cut-line';
import { degreeOf, institutionScore } from './degree';
import { found, periodFields } from './found';
import { gradeOf } from './grade';
import { withoutPlace } from './split-name';

/** `2008-11` under a heading of years is a time of three years, and no November. */
const schoolYears = /\b(19|20)(\d{2})\s?[-–]\s?(\d{2})\b(?![-./])/;
const longYears = (written: string, century: string, from: string, to: string): string =>
  Number(to) > Number(from) ? `${century}${from} - ${century}${to}` : written;

type Column = 'degree' | 'institution' | 'board' | 'area' | 'year' | 'score';

/** In the order in which they are asked: `School / Board` is a school, `Degree / Examination` a degree. */
const headings: readonly (readonly [RegExp, Column])[] = [
  [/percent|%|marks|cgpa|\bgpa\b|grade|division|score|result|\bclass\b(?! ?\/)|aggregate/, 'score'],
  [/year|passing|session|period|duration|completion|\bdates?\b/, 'year'],
  [/college|institut|school/, 'institution'],
  [/universit|board/, 'board'],
  [/degree|qualificati|course|exam|standard|certificate|program/, 'degree'],
  [/speciali[sz]ation|subjects?|stream|discipline|branch|major/, 'area'],
];
const leastColumns = 3;
/** Rows begin behind white space; what is wrapped in a cell stands closer. */
const rowGap = 0.3;

interface Cell {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

interface TableRow {
  readonly line: Line;
  readonly cells: Map<Column, string>;
}

export interface EducationTable {
  readonly studies: readonly ParsedEducation[];
  /** The lines above and below the table. */
  readonly rest: readonly Line[];
}

/** A row of headings, and not one heading with its text. */
export function isTableHeader(line: Line): boolean {
  return columnsOf(line).length >= leastColumns;
}

export function educationTable(lines: readonly Line[], language: Language): EducationTable | undefined {
  const top = lines.findIndex(isTableHeader);
  const header = lines[top];
  if (header === undefined) return undefined;
  const columns = columnsOf(header);
  const rows: TableRow[] = [];
  let end = top + 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end] as Line;
    const cells = cellsOf(line);
    if (isBelow(line, cells, columns)) break;
    if (rows.length === 0 && !cells.some(({ text }) => /\d/.test(text)) && line.bold && header.bold) continue;
    const placed = cells.map((cell) => [columnOf(cell, columns), cell.text] as const);
    const before = rows.at(-1);
    const isFirst = placed.some(([column]) => column === columns[0]?.column);
    // `2014 –`, and `2015` below it.
    const goesOn = /^[^\t]*[–-]\s*(?:\t|$)/.test(lines[end - 1]?.text ?? '');
    if (before === undefined || line.gap >= rowGap || (isFirst && !goesOn && placed.length * 2 > columns.length))
      rows.push({ line, cells: new Map() });
    const row = rows.at(-1);
    for (const [column, text] of placed) row?.cells.set(column, `${row.cells.get(column) ?? ''} ${text}`.trim());
  }
  const studies = rows.flatMap((row) => studyIn(row, language));
  return studies.length === 0 ? undefined : { studies, rest: [...lines.slice(0, top), ...lines.slice(end)] };
}

interface HeadedColumn extends Cell {
  readonly column: Column;
}

/** None where a cell names no column: then the line is no row of headings. */
function columnsOf(line: Line): readonly HeadedColumn[] {
  const cells = cellsOf(line);
  const columns = cells.flatMap((cell) => {
    const text = plainText(cell.text);
    const named = headings.find(([words]) => words.test(text));
    // `Year of passing Percentage`: two columns that stand too close.
    const isTwo = named?.[1] === 'score' && /\byear\b/.test(text);
    return named === undefined || isTwo || /\d/.test(cell.text) || cell.text.length > 40
      ? []
      : [{ ...cell, column: named[1] }];
  });
  return columns.length === cells.length && new Set(columns.map(({ column }) => column)).size > 2 ? columns : [];
}

/** The runs between tabs. */
function cellsOf({ text, runs }: Line): readonly Cell[] {
  let rest = [...runs];
  return text.split('\t').flatMap((part) => {
    let left = part.replaceAll(/\s/g, '').length;
    const own = [];
    while (rest[0] !== undefined && left > 0) {
      own.push(rest[0]);
      left -= rest[0].text.replaceAll(/\s/g, '').length;
      rest = rest.slice(1);
    }
    const [first, last] = [own[0], own.at(-1)];
    return first === undefined || last === undefined
      ? []
      : [{ text: part.trim(), from: first.x, to: last.x + last.width }];
  });
}

function columnOf({ from, to }: Cell, columns: readonly HeadedColumn[]): Column {
  const middle = (from + to) / 2;
  const away = (column: HeadedColumn): number =>
    Math.min(Math.abs(column.from - from), Math.abs((column.from + column.to) / 2 - middle));
  const [first, ...others] = columns as [HeadedColumn, ...HeadedColumn[]];
  return others.reduce((best, column) => (away(column) < away(best) ? column : best), first).column;
}

/** A heading, a bullet or a sentence over the whole width. */
function isBelow(line: Line, cells: readonly Cell[], [first, ...others]: readonly HeadedColumn[]): boolean {
  if (line.bullet || line.heading !== undefined) return true;
  const [only] = cells;
  if (cells.length !== 1 || only === undefined || first === undefined) return false;
  const reaches = only.to > (others[0]?.from ?? only.to) + 20 && only.from <= first.from + 10;
  return reaches || (line.gap >= 0.8 && only.from <= first.from + 10);
}

function studyIn({ line, cells }: TableRow, language: Language): readonly ParsedEducation[] {
  const text = (column: Column): string => tidy(cells.get(column) ?? '');
  const [period] = findPeriods(text('year').replace(schoolYears, longYears), language);
  const degree = degreeOf(text('degree'));
  const area = [degree.area, text('area')].find((part) => part !== undefined && part !== '');
  const school = withoutPlace([text('institution'), text('board')].find((part) => part !== '') ?? '', true);
  const studyType = degree.studyType ?? text('degree');
  // Without a year the row is told by a degree or a school that is known.
  const isKnown = period !== undefined || degree.studyType !== undefined || institutionScore(school.name) > 2;
  if (!isKnown || (studyType === '' && school.name === '')) return [];
  const score = gradeOf(text('score')).score ?? text('score');
  const field = (value: string | undefined): Found | undefined =>
    value === undefined || value === '' ? undefined : found(value, 0.85, line);
  const fields = {
    institution: field(school.name),
    studyType: field(studyType),
    area: field(area),
    score: field(score),
    place: school.place === undefined ? undefined : found(school.place, 0.7, line),
  };
  const told = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return [{ ...told, ...periodFields(period, line), courses: [] }];
}
