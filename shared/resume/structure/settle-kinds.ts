// Where a heading does not say what stands below it, the dates and titles there do.
import type { Line } from '../model/document';
import type { Language } from '../model/parsed-resume';
import { findPeriods } from './dates/find-period';
import { degreeScore } from './entries/degree';
import { isTableHeader } from './entries/education-table';
import { nameScores } from './entries/name-scores';
import { isPartLabel } from './entries/part-label';
import { roleLabelOf, withLabels } from './entries/role-labels';
import type { BlockKind, SectionBlock } from './section-block';
import { languageNames } from './vocabulary/language-names';
import { flatText } from './vocabulary/plain-words';

/** Papers or posts: both are headed so. */
const eitherWay = /^\W*(?:research|forschung|recherche|investigación)\W*$/iu;
const nearTop = 5;
const contact = /\S@\S|(?:\+|\(?\b0)\d[\d ()/.-]{6,}\d|\(\d{3}\) ?\d{3}/;

export function settleKinds(blocks: readonly SectionBlock[], language: Language): readonly SectionBlock[] {
  const firstNamed = blocks.findIndex(({ kind }) => kind !== 'header' && kind !== 'unknown');
  const hasSummary = blocks.some(({ kind }) => kind === 'summary');
  const kinds = new Set(blocks.filter(({ lines }) => lines.length > 0).map(({ kind }) => kind));
  return blocks.map((block, index) => {
    const { kind, title, lines } = block;
    if (kind === 'unknown' && !hasSummary && index < firstNamed && isProse(lines)) {
      return { ...block, kind: 'summary', confidence: 0.7 };
    }
    if (kind === 'publications' && eitherWay.test(title?.text ?? '') && hasJobs(lines, language)) {
      return { ...block, kind: 'work', confidence: 0.7 };
    }
    if (
      kind === 'awards' &&
      isPartLabel(title?.text ?? '') &&
      goesOnFromWork(blocks, index) &&
      hasDatedHeads(lines, language)
    )
      return { ...block, kind: 'work', confidence: 0.7 };
    if (kind === 'unknown' && lines.some(isTableHeader)) return { ...block, kind: 'education', confidence: 0.8 };
    if ((kind === 'unknown' || kind === 'awards') && hasLabelledJobs(lines))
      return { ...block, kind: 'work', confidence: 0.8 };
    if (kind === 'languages' && lines.length > 0 && !lines.some(namesSpoken) && isOnce(block, blocks))
      return { ...block, kind: 'skills' };
    if ((kind === 'summary' || kind === 'unknown') && !isProse(lines) && lines.some(({ text }) => contact.test(text))) {
      return { ...block, kind: 'personal' };
    }
    return kind === 'unknown' ? settled(block, kinds, language) : block;
  });
}

/** By what stands in it, where no part of that kind has been found: a heading may be anybody's own words. */
function settled(block: SectionBlock, kinds: ReadonlySet<BlockKind>, language: Language): SectionBlock {
  const { lines } = block;
  const kind = [
    ['work', hasJobs] as const,
    ['education', hasStudies] as const,
    ['languages', isOfLanguages] as const,
    ['skills', isListOfWords] as const,
  ].find(([one, isOne]) => !kinds.has(one) && isOne(lines, language))?.[0];
  return kind === undefined ? block : { ...block, kind, confidence: 0.5 };
}

function hasStudies(lines: readonly Line[], language: Language): boolean {
  const top = lines.slice(0, nearTop);
  const isDated = top.some(({ text }) => findPeriods(text, language).length > 0);
  return isDated && top.some(({ text }) => text.split(/[\t|,–]/).some((part) => degreeScore(part.trim()) >= 2));
}

/** What stands under two kinds of headings at once is read as the other one, too. */
const isOnce = (block: SectionBlock, blocks: readonly SectionBlock[]): boolean =>
  blocks.every((other) => other === block || other.lines !== block.lines);

const namesSpoken = ({ text }: Line): boolean => flatText(text).search(languageNames) >= 0;

/** Every line names one. */
function isOfLanguages(lines: readonly Line[]): boolean {
  return lines.length > 0 && lines.every((line) => namesSpoken(line) && line.text.length < 60);
}

/** Nothing but short names of things: no sentences and no dates. */
function isListOfWords(lines: readonly Line[], language: Language): boolean {
  const items = lines.flatMap(({ text }) => text.split(/[,;|•·\t]/)).filter((item) => item.trim() !== '');
  const isShort = items.filter((item) => item.trim().split(/\s+/).length <= 4).length >= items.length * 0.9;
  return items.length >= 4 && isShort && lines.every(({ text }) => findPeriods(text, language).length === 0);
}

/** `Company: …`, `Position: …`, `Duration: …`. */
function hasLabelledJobs(lines: readonly Line[]): boolean {
  const roles = new Set(withLabels(lines).flatMap(({ text }) => roleLabelOf(text)?.role ?? []));
  return roles.has('employer') && roles.has('title') && roles.has('period');
}

/** Nothing but such parts stands between the block and work. */
function goesOnFromWork(blocks: readonly SectionBlock[], index: number): boolean {
  return blocks.slice(0, index).findLast(({ kind }) => kind !== 'awards')?.kind === 'work';
}

/** The achievements in a job, with the next jobs below them. */
function hasDatedHeads(lines: readonly Line[], language: Language): boolean {
  return lines.some(({ bold, text }) => bold && findPeriods(text, language).some(({ isSingle }) => !isSingle));
}

/** Near its top, from one date to another, and somebody's title. */
function hasJobs(lines: readonly Line[], language: Language): boolean {
  const top = lines.slice(0, nearTop);
  const hasRange = top.some(({ text }) => findPeriods(text, language).some(({ isSingle }) => !isSingle));
  return (
    hasRange &&
    top.some(
      ({ text }) =>
        text.length < 90 && text.split(/[\t|,–]/).some((part) => nameScores(part.trim(), language).title > 1),
    )
  );
}

function isProse(lines: readonly Line[]): boolean {
  const words = lines.flatMap(({ text }) => text.split(/\s+/));
  return words.length >= 12 && words.filter((word) => /^\p{Ll}/u.test(word)).length * 2 >= words.length;
}
