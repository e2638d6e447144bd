// A line of an entry cut at what a reader sees: wide gaps, changes of the look, bars. Its dates are taken out first.
import type { Line, Run } from '../../model/document';
import type { Language } from '../../model/parsed-resume';
import { findPeriods } from '../dates/find-period';
import type { FoundPeriod } from '../dates/found-period';

/** What parts a text from the one before it. */
export type Joint = 'line' | 'cell' | 'look' | 'bar';

export interface Segment {
  readonly text: string;
  readonly line: Line;
  readonly joint: Joint;
  readonly bold: boolean;
  /** Where it begins: the look of its first characters. */
  readonly run?: Run;
  readonly link?: string;
}

export interface CutLine {
  readonly segments: readonly Segment[];
  /** Those that stand apart from a sentence: at the beginning, at the end, in a cell or in brackets. */
  readonly periods: readonly FoundPeriod[];
}

/** Letters: what is longer names nothing. */
const longestHead = 600;

export function cutLine(line: Line, language: Language): CutLine {
  if (line.text.length > longestHead) return { periods: [], segments: [] };
  const periods = findPeriods(line.text, language).filter((period) => standsApart(line.text, period));
  return { periods, segments: segmentsOf(line, withoutSpans(line.text, periods)) };
}

/** `with 56 %`, `and secured 7.2 (CGPA)`, `with First Class`. */
const resultBehind =
  /^(?:with|and (?:secured|scored)|securing|scoring)\b.*(?:\d\s?%|\d\.\d|\b(?:class|division|distinction|grade)\b)/i;

/** The rest may be long only where a gap or a bracket parts it from the dates. */
function standsApart(text: string, { from, to }: FoundPeriod): boolean {
  const before = text.slice(0, from).replace(/[\s([|·•:,–—-]+$/u, '');
  const behind = text
    .slice(to)
    .replace(/^[\s)\]|·•:,;.–—-]+/u, '')
    .replace(durations, '')
    .replace(/^[\s)\]|·•:,;.–—-]+/u, '');
  if (before === '' || behind === '') return true;
  // … graduated in 2009 with 56 %.
  if (/^[\p{L}\d].*\b(?:in|year|year of)$/iu.test(before) && resultBehind.test(behind)) return true;
  if (/[\t([|·•]\s*$/.test(text.slice(0, from)) || /^\s*[\t)\]|·•]/.test(text.slice(to))) return true;
  // `Bachelor of Laws 1996 - Northwind University`.
  if (/^\s+[-–—]\s+\p{Lu}/u.test(text.slice(to)) && before.split(/\s+/).length <= 8 && behind.split(/\s+/).length <= 8)
    return true;
  return /[,–—]\s*$/.test(text.slice(0, from)) && /^\s*[,–—:]/.test(text.slice(to));
}

/** `(2 years 3 months)`, `· 4 ans`: what follows from the dates. */
const durations =
  /[([·]?\s*(?<![\p{L}\d])(?:(?:ca\.?|approx\.?|env\.?)\s*)?\d{1,2}(?:[.,]5)?\+?\s*(?:years?|yrs?|months?|mos?|weeks?|jahre?n?|monate?n?|wochen|ans?|mois|semaines|años?|mes(?:es)?|semanas)(?!\p{L})\.?(?:[\s,]*(?:and|und|et|y)?\s*\d{1,2}\s*(?:months?|mos?|monate?|mois|mes(?:es)?)(?!\p{L})\.?)?\s*[)\]]?/giu;

/** Tabs in their place: what stood on both sides of a date has nothing to do with each other. */
function withoutSpans(text: string, spans: readonly FoundPeriod[]): string {
  let rest = text;
  for (const { from, to } of spans) rest = rest.slice(0, from) + '\t'.repeat(to - from) + rest.slice(to);
  return rest.replaceAll(durations, (span) => '\t'.repeat(span.length));
}

/** A point in the middle of a word is none: `employé·e`. */
const bars = /[|¦‖•●▪◦■;]|(?<=\s)[·∙](?=\s)/gu;

function segmentsOf(line: Line, text: string): readonly Segment[] {
  const segments: Segment[] = [];
  const looks = looksOf(line);
  let joint: Joint = 'line';
  let from = 0;
  const close = (to: number, next: Joint) => {
    const part = tidy(text.slice(from, to));
    if (part !== '') {
      const start = text.indexOf(part, from);
      const run = looks.findLast((look) => look.at <= start)?.run;
      const { bold = line.bold, link } = run ?? {};
      segments.push({
        text: part,
        line,
        joint,
        bold,
        ...(run === undefined ? {} : { run }),
        ...(link === undefined ? {} : { link }),
      });
      joint = next;
    } else if (joint !== 'line' && next === 'cell') joint = next;
  };
  const slashes = [...text.matchAll(/(?<=\s)\/(?=\s)/g)];
  const barsAt = new Set([...text.matchAll(bars), ...(slashes.length > 1 ? slashes : [])].map(({ index }) => index));
  const changes = new Set(looks.filter(({ isNew }) => isNew).map(({ at }) => at));
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '\t') {
      close(at, 'cell');
      from = at + 1;
    } else if (barsAt.has(at) && !isInsideBrackets(text, from, at)) {
      close(at, 'bar');
      from = at + 1;
    } else if (changes.has(at) && !isInsideBrackets(text, from, at) && !isInsideWord(text, at)) {
      close(at, 'look');
      from = at;
    }
  }
  close(text.length, 'line');
  return segments;
}

interface Look {
  readonly at: number;
  readonly run: Run;
  readonly isNew: boolean;
}

/** Where in the line's text each run begins, and whether it looks other than the one before. */
function looksOf({ text, runs }: Line): readonly Look[] {
  const looks: Look[] = [];
  let cursor = 0;
  for (const run of runs) {
    const at = text.indexOf(run.text.trim(), cursor);
    if (at < 0) continue;
    const before = looks.at(-1)?.run;
    const isNew =
      before !== undefined &&
      (before.bold !== run.bold || before.italic !== run.italic || Math.abs(before.fontSize - run.fontSize) >= 1);
    looks.push({ at, run, isNew });
    cursor = at + run.text.trim().length;
  }
  return looks;
}

/** A raised ending is a part of its number: `12th`. */
const isInsideWord = (text: string, at: number): boolean => /^[\p{L}\d]\p{L}$/u.test(text.slice(at - 1, at + 1));

function isInsideBrackets(text: string, from: number, at: number): boolean {
  const open = text.lastIndexOf('(', at);
  return open >= from && !text.slice(open, at).includes(')') && text.indexOf(')', at) > 0;
}

/** Without the separators on both sides, and without brackets that have no partner or that hold it all. */
export function tidy(text: string): string {
  if (text.length > longestHead) return text.trim();
  let tidied = text.replaceAll(/\s+/g, ' ').replaceAll(/\(\s*\)|\[\s*\]/g, '');
  for (let before = ''; before !== tidied; ) {
    before = tidied;
    tidied = tidied.replace(/^(?:[\s,;:|·•–—/\]-]|\.\s)+/u, '').replace(/(?:[\s,;:|·•–—/[]|\s-|-\s)+$/u, '');
    if (/^\([^()]*\)$/.test(tidied) || /^\[[^\]]*\]$/.test(tidied)) tidied = tidied.slice(1, -1);
    const opened = tidied.split('(').length;
    const closed = tidied.split(')').length;
    if (opened > closed && /^\(|\($/.test(tidied)) tidied = tidied.replace(/^\(|\($/, '');
    if (closed > opened) tidied = tidied.replace(/^\)|\)$/, '');
  }
  return tidied;
}
