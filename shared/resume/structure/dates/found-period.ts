// A date or a range of dates in a text.
import type { PartialDate } from '../../model/parsed-resume';

export interface FoundPeriod {
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  /** It ends with "present", or begins with "since". */
  readonly isCurrent: boolean;
  /** One date, not a range: it stands in `end`. */
  readonly isSingle: boolean;
  /** Where it stands in the text, in UTF-16 units: what is cut out before the rest is read. */
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
  /** Day and month might be the other way round. */
  readonly ambiguous: boolean;
}
