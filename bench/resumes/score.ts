// What was found against the truth, fact by fact.
import type { Found, ParsedResume, Period } from '../../shared/resume/model/parsed-resume';
import { align } from './align';
import type { FieldName } from './fields';
import { bareLink, bareName, likeness, normalised, phoneDigits, rouge1 } from './normalise';
import type { TruePeriod, Truth } from './set/truth';

/** One fact: right (both, the same), wrong (both, not the same), missed (only true), extra (only found). */
export interface Fact {
  readonly field: FieldName;
  readonly outcome: 'right' | 'wrong' | 'missed' | 'extra';
  readonly truth?: string;
  readonly found?: string;
}

type Same = (truth: string, found: string) => boolean;
const equal: Same = (one, other) => normalised(one) === normalised(other);
const alike: Same = (one, other) => equal(one, other) || likeness(one, other) >= 0.85;
const sameName: Same = (one, other) => bareName(one) === bareName(other);
const sameMail: Same = (one, other) => one.trim().toLowerCase() === other.trim().toLowerCase();
const samePhone: Same = (one, other) => phoneDigits(one) === phoneDigits(other);
const sameLink: Same = (one, other) => bareLink(one) === bareLink(other);
const sameHighlight: Same = (one, other) => rouge1(one, other) >= 0.8;
const sameDate: Same = (one, other) => one === other;

/** Throws nothing; without anything found every fact of the truth is missed. */
export function score(truth: Truth, found: ParsedResume | undefined): readonly Fact[] {
  const { basics } = found ?? {};
  return [
    ...single('name', truth.name, basics?.name?.value, sameName),
    ...set('e-mail', truth.emails, texts(basics?.emails), sameMail),
    ...set('phone', truth.phones, texts(basics?.phones), samePhone),
    ...set('link', truth.links, texts(basics?.links.map(({ url }) => url)), sameLink),
    ...single('city', truth.city, basics?.location?.value.city, equal),
    ...work(truth, found),
    ...education(truth, found),
    ...certifications(truth, found),
    ...projects(truth, found),
    ...set('skill', truth.skills, texts(found?.skills), equal, truth.skillGroups),
    ...set('language', truth.languages, texts(found?.languages.map(({ language }) => language)), equal),
  ];
}

function work(truth: Truth, found: ParsedResume | undefined): Fact[] {
  const likenessOf = (one: Truth['work'][number], other: ParsedResume['work'][number]) =>
    0.45 * textGain(one.employer, other.employer) +
    0.3 * textGain(one.title, other.title) +
    0.25 * periodGain(one, other);
  return paired(truth.work, found?.work ?? [], likenessOf).flatMap(([one, other]) => [
    ...single('employer', one?.employer, other?.employer?.value, alike),
    ...single('title', one?.title, other?.title?.value, alike),
    ...period('work dates', one, other),
    ...set(
      'highlight',
      one?.highlights ?? [],
      texts(other?.highlights),
      sameHighlight,
      one?.summary ? [one.summary] : [],
    ),
  ]);
}

function education(truth: Truth, found: ParsedResume | undefined): Fact[] {
  const likenessOf = (one: Truth['education'][number], other: ParsedResume['education'][number]) =>
    0.4 * textGain(one.institution, other.institution) +
    0.2 * textGain(one.studyType, other.studyType) +
    0.15 * textGain(one.area, other.area) +
    0.25 * periodGain(one, other);
  return paired(truth.education, found?.education ?? [], likenessOf).flatMap(([one, other]) => [
    ...single('institution', one?.institution, other?.institution?.value, alike),
    ...single('degree', one?.studyType, other?.studyType?.value, alike),
    ...single('area', one?.area, areaBeyond(one, other?.area?.value), alike),
    ...period('education dates', one, other),
  ]);
}

/** `Grado en Enfermería` is one text in the truth; that a part of it was found as the subject too is neither right nor wrong. */
function areaBeyond(one: Truth['education'][number] | undefined, found: string | undefined): string | undefined {
  const within =
    one?.area === undefined && found !== undefined && normalised(one?.studyType ?? '').includes(normalised(found));
  return within ? undefined : found;
}

function certifications(truth: Truth, found: ParsedResume | undefined): Fact[] {
  return paired(truth.certifications, found?.certifications ?? [], (one, other) =>
    textGain(one.name, other.name),
  ).flatMap(([one, other]) => [
    ...single('certification', one?.name, other?.name?.value, alike),
    ...single('issuer', one?.issuer, other?.issuer?.value, alike),
    ...single('issue date', one?.issueDate, other?.issueDate?.value, sameDate),
  ]);
}

function projects(truth: Truth, found: ParsedResume | undefined): Fact[] {
  const likenessOf = (one: Truth['projects'][number], other: ParsedResume['projects'][number]) =>
    0.7 * textGain(one.name, other.name) + 0.3 * periodGain(one, other);
  return paired(truth.projects, found?.projects ?? [], likenessOf).flatMap(([one, other]) => [
    ...single('project', one?.name, other?.name?.value, alike),
    ...period('project dates', one, other),
  ]);
}

/** Start, end and "present": each a fact. */
function period(field: FieldName, one: TruePeriod | undefined, other: Period | undefined): Fact[] {
  return [
    ...single(field, one?.start, other?.start?.value, sameDate),
    ...single(field, one?.end, other?.end?.value, sameDate),
    ...single(field, one?.isCurrent ? 'present' : undefined, other?.isCurrent?.value ? 'present' : undefined, sameDate),
  ];
}

function single(field: FieldName, truth: string | undefined, found: string | undefined, same: Same): Fact[] {
  if (truth === undefined && found === undefined) return [];
  if (truth === undefined) return [{ field, outcome: 'extra', found: found as string }];
  if (found === undefined) return [{ field, outcome: 'missed', truth }];
  return [{ field, outcome: same(truth, found) ? 'right' : 'wrong', truth, found }];
}

/** In any order, each value once. What is `tolerated` is neither right nor wrong. */
function set(
  field: FieldName,
  truth: readonly string[],
  found: readonly string[],
  same: Same,
  tolerated: readonly string[] = [],
): Fact[] {
  const rest = [...found];
  const facts: Fact[] = truth.map((value) => {
    const at = rest.findIndex((other) => same(value, other));
    if (at < 0) return { field, outcome: 'missed', truth: value };
    const [other = ''] = rest.splice(at, 1);
    return { field, outcome: 'right', truth: value, found: other };
  });
  const extra = rest.filter((value) => !tolerated.some((other) => same(other, value)));
  return [...facts, ...extra.map((value) => ({ field, outcome: 'extra' as const, found: value }))];
}

/** Entries of both, aligned; those that have no other half at the end. */
function paired<True, Other>(
  truth: readonly True[],
  found: readonly Other[],
  gain: (one: True, other: Other) => number,
): (readonly [True | undefined, Other | undefined])[] {
  const pairs = align(truth.map((one) => found.map((other) => gain(one, other))));
  return [
    ...truth.map((one, row) => [one, found[pairs.find(([at]) => at === row)?.[1] ?? -1]] as const),
    ...found.filter((_, column) => !pairs.some(([, at]) => at === column)).map((other) => [undefined, other] as const),
  ];
}

function textGain(truth: string | undefined, found: Found | undefined): number {
  return truth !== undefined && found !== undefined ? likeness(truth, found.value) : 0;
}

function periodGain(one: TruePeriod, other: Period): number {
  const facts = period('work dates', one, other);
  return facts.length === 0 ? 0 : facts.filter(({ outcome }) => outcome === 'right').length / facts.length;
}

function texts(values: readonly Found[] = []): string[] {
  return values.map(({ value }) => value);
}
