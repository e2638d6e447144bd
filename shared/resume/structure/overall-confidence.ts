// One figure for a whole parse: a weighted mean of what a reader of resumes looks for first. What was not found counts 0.
import type { Found, ParsedResume, ParsedWork } from '../model/parsed-resume';
import { rounded } from './confidence';

interface Share {
  readonly weight: number;
  readonly confidence: number;
}

/** 0 to 1, two decimals: name 1, one way to get in touch 1, each job's employer, title and dates 2, education 1. */
export function overallConfidence({ basics, work, education }: ParsedResume): number {
  const shares: Share[] = [
    { weight: 1, confidence: basics.name?.confidence ?? 0 },
    { weight: 1, confidence: best([...basics.emails, ...basics.phones]) },
    ...(work.length === 0
      ? [{ weight: 2, confidence: 0 }]
      : work.map((job) => ({ weight: 2, confidence: ofJob(job) }))),
    { weight: 1, confidence: best(education.map(({ institution, studyType }) => institution ?? studyType)) },
  ];
  const weights = shares.reduce((sum, { weight }) => sum + weight, 0);
  return rounded(shares.reduce((sum, { weight, confidence }) => sum + weight * confidence, 0) / weights);
}

function ofJob({ employer, title, start, end, isCurrent }: ParsedWork): number {
  return ((employer?.confidence ?? 0) + (title?.confidence ?? 0) + best([start, end, isCurrent])) / 3;
}

function best(found: readonly (Found<unknown> | undefined)[]): number {
  return Math.max(0, ...found.map((field) => field?.confidence ?? 0));
}
