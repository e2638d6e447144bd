// Where a heading does not say what stands below it, the dates and titles there do.
import type { Line } from '../model/document';
import type { Language } from '../model/parsed-resume';
import { findPeriods } from './dates/find-period';
import { nameScores } from './entries/name-scores';
import type { SectionBlock } from './section-block';

/** Papers or posts: both are headed so. */
const eitherWay = /^\W*(?:research|forschung|recherche|investigación)\W*$/iu;
const nearTop = 5;
const contact = /\S@\S|(?:\+|\(?\b0)\d[\d ()/.-]{6,}\d|\(\d{3}\) ?\d{3}/;

export function settleKinds(blocks: readonly SectionBlock[], language: Language): readonly SectionBlock[] {
  const firstNamed = blocks.findIndex(({ kind }) => kind !== 'header' && kind !== 'unknown');
  const hasSummary = blocks.some(({ kind }) => kind === 'summary');
  const hasWork = blocks.some(({ kind, lines }) => kind === 'work' && lines.length > 0);
  return blocks.map((block, index) => {
    const { kind, title, lines } = block;
    if (kind === 'unknown' && !hasSummary && index < firstNamed && isProse(lines)) {
      return { ...block, kind: 'summary', confidence: 0.7 };
    }
    if (kind === 'publications' && eitherWay.test(title?.text ?? '') && hasJobs(lines, language)) {
      return { ...block, kind: 'work', confidence: 0.7 };
    }
    if (kind === 'summary' && !isProse(lines) && lines.some(({ text }) => contact.test(text))) {
      return { ...block, kind: 'personal' };
    }
    return kind === 'unknown' && !hasWork && hasJobs(lines, language)
      ? { ...block, kind: 'work', confidence: 0.5 }
      : block;
  });
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
