// What was found, with the place that it came from.
import type { Line } from '../../model/document';
import type { Found, Period } from '../../model/parsed-resume';
import { rounded } from '../confidence';
import type { FoundPeriod } from '../dates/found-period';

export function found<T>(value: T, confidence: number, { page, line }: Pick<Line, 'page' | 'line'>): Found<T> {
  return { value, confidence: rounded(confidence), page, line };
}

/** A period as fields of an entry. */
export function periodFields(period: FoundPeriod | undefined, line: Line | undefined): Period {
  if (period === undefined || line === undefined) return {};
  const { start, end, isCurrent, confidence } = period;
  return {
    ...(start === undefined ? {} : { start: found(start, confidence, line) }),
    ...(end === undefined ? {} : { end: found(end, confidence, line) }),
    ...(isCurrent ? { isCurrent: found(true, confidence, line) } : {}),
  };
}
