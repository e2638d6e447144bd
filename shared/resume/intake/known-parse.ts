// The same bytes are parsed once by a version of the parser: what the database has of them already.

import { DatabaseUnavailable } from '../../reading/errors';
import { readParseOfContent, type StoredParse } from '../../reading/read-parse';
import { hasFound } from '../../sections/resume-words';
import type { Pool } from '../../sql/connected';
import type { ParseResult } from '../model/parse-result';
import type { ParsedResume } from '../model/parsed-resume';
import { parserId } from '../version';
import type { IntakeTools } from './intake';
import { warningOf } from './warning-text';

/** A database that is away knows of none: the file is parsed. */
export function knownParses(pool: Pool): IntakeTools['knownParse'] {
  return async (file) => {
    try {
      const stored = await readParseOfContent(pool, file, parserId);
      return stored && resultOf(stored);
    } catch (error) {
      if (error instanceof DatabaseUnavailable) return undefined;
      throw error;
    }
  };
}

/** Undefined for what was cut for its message: another one may have more room. */
function resultOf({ status, confidence, data, text, ...stored }: StoredParse): ParseResult | undefined {
  const warnings = stored.warnings.flatMap((one) => warningOf(one) ?? []);
  const outcome = { parser: parserId, warnings, pages: 0 };
  if (status === 'no-text') return { status, ...outcome };
  if (!hasFound(status) || confidence === null || text === null) return undefined;
  if (warnings.some(({ code }) => code === 'data-truncated' || code === 'text-truncated')) return undefined;
  // The same version has written it.
  return { status, ...outcome, confidence, resume: data as unknown as ParsedResume, text };
}
