// The figures of a run: totals a field for each group of files, other parsers on the same files, speed, and whether the goals are met.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FieldName, fieldNames, goalOf } from './fields';
import type { ScoredFile } from './parse-all';
import { type PeerOutcome, peerFields } from './peers/npm-parsers';
import { root } from './root';
import type { Fact } from './score';
import type { Speed } from './speed';
import { f1, precision, recall, type Total, totalOf } from './totals';

export interface Figure {
  /** Shares to four decimals; null where there is nothing to take a share of. */
  readonly f1: number | null;
  readonly precision: number | null;
  readonly recall: number | null;
  /** Facts of the truth. */
  readonly facts: number;
}
export type Figures = Partial<Record<FieldName, Figure>>;
export interface Group {
  readonly name: string;
  /** `held out` ones have goals too; `part`s of the tuning files are told for those who tune; `peer`: to compare with recorded figures. */
  readonly kind: 'tuning' | 'held out' | 'part' | 'peer';
  readonly files: number;
  readonly fields: Figures;
}

/** What is measured besides the scores. */
export interface Beyond {
  readonly speed: Speed;
  readonly peers: readonly PeerOutcome[];
  readonly pdftotext: boolean;
}
export interface PeerFigures {
  readonly name: string;
  readonly files: number;
  /** Files of which it found nothing because it failed. */
  readonly failed?: number;
  readonly unusable?: string;
  /** On PDFs and Word files, held-out ones included. Without a field that the parser does not offer. */
  readonly fields: Figures;
}
/** Of a parser that may not be part of this repository (its licence is another one): measured outside, on an export of the set. */
export interface Recorded {
  readonly name: string;
  readonly commit: string;
  readonly date: string;
  readonly remark: string;
  readonly groups: readonly Pick<Group, 'name' | 'files' | 'fields'>[];
}
export interface Report {
  readonly groups: readonly Group[];
  /** F1 of two columns less that of one, on the same documents; the goal is -0.05 at the least. */
  readonly columns: Partial<Record<FieldName, number>>;
  /** Ours first. */
  readonly parsers: readonly PeerFigures[];
  readonly recorded?: Recorded;
  readonly speed?: Speed;
  readonly pdftotext?: boolean;
  /** Statuses that files ended in, and how many. */
  readonly statuses: Readonly<Record<string, number>>;
}

const recordedFile = join(root, 'bench', 'resumes', 'recorded', 'open-resume.json');

type Scored = Pick<ScoredFile, 'file' | 'facts'>;
const isText = ({ file }: Scored) => file.layout.writer === 'text';
const isPdf = ({ file }: Scored) => file.name.endsWith('.pdf');
const isKnown = (one: Scored) => !one.file.document.heldOut && !one.file.layout.heldOut && !isText(one);

export function reportOf(
  scored: readonly ScoredFile[],
  fields: readonly FieldName[],
  beyond: Beyond | undefined,
): Report {
  return {
    groups: groupsOf(scored, fields),
    columns: columnsOf(scored, fields),
    parsers: beyond ? [ours(scored), ...beyond.peers.map((peer) => peerFigures(peer, scored))] : [],
    ...(beyond && existsSync(recordedFile) && { recorded: JSON.parse(readFileSync(recordedFile, 'utf8')) as Recorded }),
    ...(beyond && { speed: beyond.speed, pdftotext: beyond.pdftotext }),
    statuses: countsOf(scored.map(({ result }) => result.status)),
  };
}

export function groupsOf(scored: readonly Scored[], fields: readonly FieldName[]): Group[] {
  const group = (name: string, kind: Group['kind'], chosen: (one: Scored) => boolean) =>
    groupOf(name, kind, scored.filter(chosen), fields);
  const values = (of: (one: Scored) => string, among: (one: Scored) => boolean) => [
    ...new Set(scored.filter(among).map(of)),
  ];
  const layoutOf = ({ file }: Scored) => file.layout.id;
  const languageOf = ({ file }: Scored) => file.document.language;
  const isKnownText = (one: Scored) => isText(one) && !one.file.document.heldOut;
  return [
    group('tuning', 'tuning', isKnown),
    group(
      'held-out documents',
      'held out',
      (one) => one.file.document.heldOut && !one.file.layout.heldOut && !isText(one),
    ),
    group('held-out layouts', 'held out', ({ file }) => !file.document.heldOut && file.layout.heldOut),
    group('held-out both', 'held out', ({ file }) => file.document.heldOut && file.layout.heldOut),
    ...values(layoutOf, isKnown).map((id) => group(id, 'part', (one) => isKnown(one) && layoutOf(one) === id)),
    ...values(layoutOf, isKnownText).map((id) => group(id, 'part', (one) => isKnownText(one) && layoutOf(one) === id)),
    ...values(languageOf, isKnown).map((id) => group(id, 'part', (one) => isKnown(one) && languageOf(one) === id)),
    group(
      'PDFs in English of one column',
      'peer',
      (one) => isPdf(one) && languageOf(one) === 'en' && one.file.layout.columns === 1,
    ),
    group('all PDFs', 'peer', isPdf),
  ].filter(({ files }) => files > 0);
}

/** The goals that a group misses, in words. */
export function missesOf({ fields }: Group): string[] {
  return fieldNames.flatMap((field) => {
    const goal = goalOf(field);
    const found = fields[field]?.f1 ?? null;
    return goal !== undefined && found !== null && found < goal ? [`${field} ${found.toFixed(3)} < ${goal}`] : [];
  });
}

/** The most that two columns may cost, of F1. */
export const columnsGoal = 0.05;

function columnsOf(scored: readonly Scored[], fields: readonly FieldName[]): Partial<Record<FieldName, number>> {
  const printed = scored.filter(isPdf);
  const of = (columns: 1 | 2) =>
    groupOf(
      '',
      'part',
      printed.filter(({ file }) => file.layout.columns === columns),
      fields,
    ).fields;
  const [one, two] = [of(1), of(2)];
  return Object.fromEntries(
    fields.flatMap((field) => {
      const [less, more] = [two[field]?.f1 ?? null, one[field]?.f1 ?? null];
      return less === null || more === null ? [] : [[field, share(less - more)]];
    }),
  );
}

function ours(scored: readonly ScoredFile[]): PeerFigures {
  const files = scored.filter((one) => !isText(one));
  const parser = files[0]?.result.parser;
  const { fields } = groupOf('', 'part', files, fieldNames);
  return { name: `${parser?.name} ${parser?.version}`, files: files.length, fields };
}

function peerFigures(peer: PeerOutcome, scored: readonly ScoredFile[]): PeerFigures {
  if ('unusable' in peer) return { name: peer.name, files: 0, unusable: peer.unusable, fields: {} };
  const files = scored
    .filter((one) => !isText(one))
    .map(({ file }) => ({ file, facts: peer.facts.get(file.name) ?? [] }));
  return {
    name: peer.name,
    files: files.length,
    failed: peer.failed,
    fields: groupOf('', 'part', files, peerFields).fields,
  };
}

function groupOf(name: string, kind: Group['kind'], scored: readonly Scored[], fields: readonly FieldName[]): Group {
  const facts = scored.flatMap((one) => one.facts);
  return {
    name,
    kind,
    files: scored.length,
    fields: Object.fromEntries(fields.map((field) => [field, figureOf(facts, field)])),
  };
}

function figureOf(facts: readonly Fact[], field: FieldName): Figure {
  const total: Total = totalOf(facts, field);
  const shared = (value: number | undefined) => (value === undefined ? null : share(value));
  return {
    f1: shared(f1(total)),
    precision: shared(precision(total)),
    recall: shared(recall(total)),
    facts: total.right + total.missed,
  };
}

function share(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function countsOf(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
