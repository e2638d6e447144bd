// Skills: the items of lists, without the names of their groups and without how well somebody has them.
import type { Line } from '../model/document';
import type { Found, Language } from '../model/parsed-resume';
import { columnEdges, type Edges, isForced } from './entries/column-edges';
import { tidy } from './entries/cut-line';
import { found } from './entries/found';
import { labelOf, listOf } from './entries/labelled';
import { levelWords } from './vocabulary/levels';
import { plainText } from './vocabulary/plain-words';

const longestSkill = 7;

/** In their order, each once. The language of the document does not matter: lists look the same in all. */
export function skillsOf(lines: readonly Line[], _language: Language): readonly Found[] {
  const skills = new Map<string, Found>();
  for (const { text, line, isList } of joinedLines(lines.filter(({ text }) => !personalLabel.test(text)))) {
    const { items, confidence } = itemsOf(text, line, isList);
    for (const item of items) {
      const key = plainText(item);
      if (!skills.has(key)) skills.set(key, found(item, confidence, line));
    }
  }
  return [...skills.values()];
}

interface Joined {
  readonly line: Line;
  readonly isList: boolean;
  text: string;
}

/** A list that goes on in the next line is one text; a heading of a group is none. */
function joinedLines(lines: readonly Line[]): readonly Joined[] {
  const edges = columnEdges(lines);
  const joined: Joined[] = [];
  for (const [index, line] of lines.entries()) {
    const before = joined.at(-1);
    const previous = lines[index - 1];
    if (
      before !== undefined &&
      previous !== undefined &&
      !isGroupName(line, lines[index + 1]) &&
      goesOn(previous, line, edges)
    )
      before.text += ` ${line.text}`;
    else if (!isGroupName(line, lines[index + 1]))
      joined.push({ line, text: line.text, isList: /[,;|·•]/.test(line.text) });
  }
  return joined;
}

function goesOn(previous: Line, line: Line, edges: Edges): boolean {
  if (line.bullet || line.bold !== previous.bold || line.text.includes('\t') || line.column !== previous.column)
    return false;
  if (line.gap > 0.8 || labelOf(line.text) !== undefined || line.runs[0]?.bold !== previous.runs.at(-1)?.bold)
    return false;
  if (/[,;|·&/(]\s*$/.test(previous.text)) return true;
  if (!/[,;|·]/.test(previous.text)) return /^\p{Ll}/u.test(line.text) && previous.text.split(/\s+/).length > 3;
  return /^\p{Ll}/u.test(line.text) || isForced(previous, line, edges);
}

/** A line that stands out above lines that do not, or that ends in a colon. */
function isGroupName(line: Line, next: Line | undefined): boolean {
  if (/:\s*$/.test(line.text) && !/[,;]/.test(line.text)) return true;
  if (!/[,;|\t]/.test(line.text) && groupForm.test(plainText(line.text))) return true;
  if (line.bullet || next === undefined || /[,;|\t]/.test(line.text)) return false;
  const stands = (line.bold && !next.bold) || (line.heading !== undefined && next.heading === undefined);
  return stands && (next.bullet || /[,;|·]/.test(next.text) || next.gap < line.gap);
}

const groupForm =
  /^(?:\p{L}+ ){0,2}(?:skills|kenntnisse|fahigkeiten|competences|competencias|conocimientos|habilidades|technologies|tools)$/u;

function itemsOf(
  text: string,
  line: Line,
  isList: boolean,
): { readonly items: readonly string[]; readonly confidence: number } {
  const ungrouped = withoutGroup(text, line);
  const items = listOf(ungrouped)
    .map(withoutLevel)
    .filter((item) => item !== '' && item.split(/\s+/).length <= longestSkill && /\p{L}/u.test(item))
    .filter((item) => !isClause(item));
  const words = items.reduce((sum, item) => sum + item.split(/\s+/).length, 0) / Math.max(1, items.length);
  if (words > 5) return { items: [], confidence: 0 };
  return { items, confidence: isList || words <= 3 ? 0.85 : 0.65 };
}

/** `which had a start game`: a part of a sentence, and no name of anything. */
function isClause(item: string): boolean {
  const words = plainText(item).split(/\s+/);
  return words.length > 3 && words.filter((word) => clauseWords.has(word)).length > 1;
}

const clauseWords: ReadonlySet<string> = new Set(
  'a an the to by from that this which who it its i my we our is are was were be been has have had will can could which der die das ein eine zu ich ist sind war wurde mit dem den habe un une le la les que qui je est sont ete avec pour el los las una que se es son fue con para'.split(
    ' ',
  ),
);

/** What stands among the skills of somebody who tells of himself there. */
const personalLabel =
  /^(?:father'?’?s?|mother'?’?s?|husband'?’?s?|spouse'?’?s?)(?: name)?\b|^(?:date of birth|d\.?o\.?b|marital status|gender|sex|nationality|religion|passport(?: no\.?| number)?|permanent address|present address)\b/i;

/** `Languages: Java, C#`, or a bold name or a cell of its own before a list. */
function withoutGroup(text: string, line: Line): string {
  const labelled = labelOf(text);
  if (labelled !== undefined && !isLevel(labelled.text)) return labelled.text;
  if (labelled !== undefined) return labelled.label;
  const [first, ...rest] = text.split('\t');
  if (rest.length === 1 && first !== undefined && !/[,;]/.test(first) && /[,;|·]/.test(rest[0] ?? ''))
    return rest[0] ?? '';
  const [run, next] = line.runs;
  if (
    run?.bold === true &&
    next?.bold === false &&
    /[,;|·]/.test(text.slice(run.text.length)) &&
    text.startsWith(run.text) &&
    !/[,;]/.test(run.text)
  ) {
    return text.slice(run.text.length);
  }
  return text;
}

/** `Java (advanced)`, `Excel – sehr gut`, `SQL ●●●○○`, `Word 80 %`, `C++ 5 years`. */
function withoutLevel(item: string): string {
  const bare = item
    .replaceAll(/[●○◉◯★☆■□▪▫⬤⚫⚪]+/g, ' ')
    .replace(/\s*\(?\b\d{1,3}\s?(?:%|\/\s?(?:5|10))\)?\s*$/, '')
    .replace(/\s*[(–:-]?\s*\d{1,2}\+?\s*(?:years?|yrs?|jahre?n?|ans?|años?)\b[^,]*$/iu, '');
  const tail = /\s*(?:\(([^()]*)\)|[–:-]\s+([^–:-]*))\s*$/u.exec(bare);
  const level = tail?.[1] ?? tail?.[2];
  const kept = tail !== null && level !== undefined && isLevel(level) ? bare.slice(0, tail.index) : bare;
  return isLevel(kept) ? '' : tidy(kept);
}

function isLevel(text: string): boolean {
  return levelWords.has(
    plainText(text)
      .replaceAll(/[^a-z0-9 ]/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
}
