// What a person should know of a parse that went well otherwise.
import type { Found, ParsedResume } from '../model/parsed-resume';
import type { Warning } from '../model/warning';
import { findPeriods } from './dates/find-period';
import type { BlockKind, SectionBlock } from './section-block';

const withDates: ReadonlySet<BlockKind> = new Set(['work', 'education', 'certifications', 'projects']);

export function warningsOf(resume: ParsedResume, blocks: readonly SectionBlock[]): readonly Warning[] {
  const { name, emails, phones } = resume.basics;
  return [
    ...(name === undefined ? [{ code: 'no-name' } as const] : []),
    ...(emails.length === 0 && phones.length === 0 ? [{ code: 'no-contact' } as const] : []),
    ...unknownSections(blocks),
    ...ambiguousDates(resume, blocks),
    ...entriesWithoutDate(resume),
  ];
}

function unknownSections(blocks: readonly SectionBlock[]): readonly Warning[] {
  return blocks
    .filter(({ kind }) => kind === 'unknown')
    .map(({ title, lines: [first] }) => ({ code: 'unknown-section', ...placeOf(title ?? first) }));
}

function ambiguousDates({ language }: ParsedResume, blocks: readonly SectionBlock[]): readonly Warning[] {
  return blocks
    .filter(({ kind }) => withDates.has(kind))
    .flatMap(({ lines }) => lines)
    .filter(({ text }) => findPeriods(text, language).some(({ ambiguous }) => ambiguous))
    .map((line) => ({ code: 'ambiguous-date', ...placeOf(line) }));
}

function entriesWithoutDate({ work, education }: ParsedResume): readonly Warning[] {
  const jobs = work.filter(isUndated).map(({ employer, title }) => employer ?? title);
  const studies = education.filter(isUndated).map(({ institution, studyType }) => institution ?? studyType);
  return [...jobs, ...studies].map((found) => ({ code: 'entry-without-date', ...placeOf(found) }));
}

function isUndated({ start, end, isCurrent }: { start?: unknown; end?: unknown; isCurrent?: unknown }): boolean {
  return start === undefined && end === undefined && isCurrent === undefined;
}

function placeOf(
  at: Pick<Found, 'page' | 'line'> | undefined,
): { readonly page: number; readonly line: number } | undefined {
  return at === undefined ? undefined : { page: at.page, line: at.line };
}
