// Jobs: what stands in the head of each entry, and what it tells.
import type { Line } from '../../model/document';
import type { Found, Language, ParsedWork, Place } from '../../model/parsed-resume';
import { plainText } from '../vocabulary/plain-words';
import { breakForm } from '../vocabulary/titles';
import { type Assignment, assignNames, confidenceOf } from './assign-names';
import { bodyOf, proseOf } from './entry-body';
import { formHints } from './form-hints';
import { found, periodFields } from './found';
import { type HeadParts, headParts, type Name } from './head-parts';
import type { Piece } from './name-candidates';
import { nameScores } from './name-scores';
import { isPartLabel } from './part-label';
import { couldBePlace, placeOf } from './place';
import { endsSentence } from './rows';
import { type Entry, splitEntries } from './split-entries';
import { withoutPlace } from './split-name';
import { withoutStrays } from './strays';

interface Job {
  readonly entry: Entry;
  readonly parts: HeadParts;
  readonly names: Assignment;
}

export function workOf(lines: readonly Line[], language: Language): readonly ParsedWork[] {
  const entries = splitEntries(lines, language);
  const parts = entries.map(({ head }) => headParts(head));
  const scores = (text: string) => {
    const { title, employer } = nameScores(text, language);
    const hints = formHints(text, language);
    return {
      subject: title + hints.title - 0.5 * hints.employer,
      organisation: employer + hints.employer - 0.5 * hints.title,
    };
  };
  const names = assignNames(
    parts.map((part) => part.names),
    { scores, subjectFirst: 0.1, subjectHasParts: false, placesBesideDates: true },
  );
  const jobs = entries.flatMap((entry, index) => {
    const [part, assigned] = [parts[index], names[index]];
    return part === undefined || assigned === undefined ? [] : [{ entry, parts: part, names: assigned }];
  });
  return withEmployers(withoutStrays(jobs, isStray));
}

/** Without dates a job is known by its words: a line that says neither a title nor an employer is a part of the job before. */
function isStray({ entry: { head, body }, parts, names: { subject, organisation } }: Job, areDated: boolean): boolean {
  if (head.some(({ periods }) => periods.length > 0) || parts.names.some(({ role }) => role !== undefined))
    return false;
  const [first] = head;
  if (first === undefined || isPartLabel(first.line.text)) return true;
  const words = first.line.text.split(/\s+/).length;
  const [title, employer] = [subject?.score ?? 0, organisation?.score ?? 0];
  const says = [title, employer].filter((score) => score >= 1).length;
  if (first.line.bullet && areDated && head.length === 1)
    return !(says === 2 ? words <= 14 : title >= 1 && organisation !== undefined && words <= 10);
  if (first.line.bullet) return says === 0 || words > 14;
  if (endsSentence(first.line.text) || words > 14) return says < 2 && employer < 2.5;
  return areDated && says === 0 && body.length > 0 && (subject === undefined || organisation === undefined);
}

/** Several titles under one employer are several jobs there: the name stands once, above the first, maybe with the time of all. */
function withEmployers(jobs: readonly Job[]): readonly ParsedWork[] {
  const works: ParsedWork[] = [];
  let above: Pick<ParsedWork, 'employer' | 'place'> = {};
  for (const [index, job] of jobs.entries()) {
    const work = workFrom(job);
    const next = jobs[index + 1];
    if (isEmployerAlone(job) && next !== undefined && isTitleAlone(next)) {
      above = shared(work);
      continue;
    }
    if (work.employer !== undefined) above = shared(work);
    if (
      work.employer === undefined &&
      work.title === undefined &&
      work.highlights.length === 0 &&
      work.start === undefined &&
      work.end === undefined
    )
      continue;
    works.push(isTitleAlone(job) ? { ...above, ...work } : work);
  }
  return works;
}

function shared({ employer, place }: ParsedWork): Pick<ParsedWork, 'employer' | 'place'> {
  return {
    ...(employer === undefined ? {} : { employer: { ...employer, confidence: Math.min(employer.confidence, 0.8) } }),
    ...(place === undefined ? {} : { place: { ...place, confidence: Math.min(place.confidence, 0.7) } }),
  };
}

const isEmployerAlone = ({ names, entry }: Job): boolean =>
  names.organisation !== undefined && names.subject === undefined && entry.body.length === 0;

/** A time without work has no employer: it is not that of the job before. */
const isTitleAlone = ({ names: { subject, organisation } }: Job): boolean =>
  subject !== undefined && organisation === undefined && !breakForm.test(plainText(subject.text));

function workFrom({ entry, parts, names }: Job): ParsedWork {
  const { subject, organisation, isUsual } = names;
  const dated = entry.head.find(({ periods }) => periods.length > 0);
  const body = bodyOf(entry.body);
  const employer = organisation === undefined ? undefined : withoutPlace(organisation.text, true);
  const place = placeFound(names, parts, employer);
  const summary = proseOf([...told(names.rest, place), ...body.paragraphs]);
  return {
    ...(organisation === undefined || employer === undefined
      ? {}
      : { employer: found(employer.name, confidenceOf(organisation, subject, isUsual), organisation.from.line) }),
    ...(subject === undefined
      ? {}
      : { title: found(subject.text, confidenceOf(subject, organisation, isUsual), subject.from.line) }),
    ...(place === undefined ? {} : { place }),
    ...urlFound(parts),
    ...periodFields(dated?.periods[0], dated?.line),
    ...(summary === undefined ? {} : { summary }),
    highlights: body.highlights,
  };
}

function urlFound({ urls: [first] }: HeadParts): Pick<ParsedWork, 'url'> {
  return first === undefined ? {} : { url: found(first.url, 0.85, first.segment.line) };
}

/** A place of its own, else the one behind the employer or the title, else a short name on the right that has no other role. */
function placeFound(
  { subject, organisation, rest }: Assignment,
  { places: [own] }: HeadParts,
  employer: { readonly place?: Place } | undefined,
): Found<Place> | undefined {
  if (own !== undefined) return found(own.place, 0.9, own.segment.line);
  const behind = [organisation, subject].find((piece): piece is Piece & { place: Place } => piece?.place !== undefined);
  if (behind !== undefined) return found(behind.place, 0.85, behind.from.line);
  if (employer?.place !== undefined && organisation !== undefined)
    return found(employer.place, 0.6, organisation.from.line);
  for (const { text, line } of rest) {
    const known = placeOf(text);
    if (known !== undefined) return found(known, 0.8, line);
  }
  const guess = rest.find((name) => name.joint !== 'line' && name.row <= 1 && couldBePlace(name.text));
  return guess === undefined ? undefined : found({ text: guess.text, city: guess.text }, 0.55, guess.line);
}

/** Names without a role behind the head are the beginning of what is told. */
function told(rest: readonly Name[], place: Found<Place> | undefined): readonly Found[] {
  return rest
    .filter(({ row, text }) => row > 0 && text !== place?.value.text)
    .map(({ text, line }) => found(text, 0.5, line));
}
