// A parse of a resume file as lists tell it: what came of it, without what was read.
import type { ParseStatus } from '../sections/resume-words';
import { instant, json, text } from '../sql/column';
import type { Row } from './run';

export interface ParseSummary {
  readonly parseId: string;
  readonly parser: string;
  readonly parserVersion: string;
  readonly status: ParseStatus;
  /** 0 to 1. */
  readonly confidence: number | null;
  readonly warnings: readonly string[];
  readonly parsedAt: string;
}

/** A parser in one of its versions. */
export interface Parser {
  readonly name: string;
  readonly version: string;
}

/** The columns of `parseSummary`. */
export const summaryColumns =
  'p.itemId, p.documentItemId, p.parser, p.parserVersion, p.status, p.confidence, p.warnings, p.lastUpdated';

export function parseSummary(row: Row): ParseSummary {
  return {
    parseId: text(row.itemId),
    parser: text(row.parser),
    parserVersion: text(row.parserVersion),
    status: text(row.status) as ParseStatus,
    confidence: row.confidence === null ? null : Number(row.confidence),
    warnings: json(row.warnings) as readonly string[],
    parsedAt: instant(row.lastUpdated),
  };
}
