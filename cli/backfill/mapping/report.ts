// Collects what could not be read of one user: where and why, and apart from that a sample of what stands there.

import { cutText } from '../../../shared/sections/text';
import type { Raw } from '../parsers/parsed';
import { repairText, textOf } from '../parsers/text';
import type { Outcome, Unreadable } from './brought';
import { nameOf, type Source, type TableName } from './mapping';
import { type WhyCode, whyOf } from './why';

const longestSample = 40;

export interface Finding {
  readonly code: WhyCode;
  readonly outcome: Outcome;
  readonly column?: string | undefined;
  readonly path?: string | undefined;
  readonly field?: string | undefined;
  /** What stands there; it goes nowhere but into the sample. */
  readonly raw?: Raw | null | undefined;
}

export class Report {
  readonly unreadable: Unreadable[] = [];

  /** @param source null for what is said of the user himself */
  add(table: TableName, key: string, source: Source | null, finding: Finding): void {
    const { code, outcome, column = null, path = null, field = null, raw = null } = finding;
    const section = source?.section.name ?? null;
    const one = {
      source: source?.name ?? null,
      table: nameOf(table),
      key,
      column,
      path,
      section,
      field,
      code,
      why: whyOf(code),
      outcome,
    };
    this.unreadable.push(raw === null ? one : { ...one, sample: sampleOf(raw) });
  }
}

/** On one line, and never half of a character. */
function sampleOf(raw: Raw): string {
  const text = textOf(raw) ?? JSON.stringify(raw);
  return cutText(repairText(cutText(text.replaceAll(/\s+/g, ' '), longestSample)), longestSample);
}
