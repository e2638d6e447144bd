// What became of a file.
//
//   bytes ──inspect──▶ refused | unsupported
//         ──read─────▶ no-text | refused (limits, password, broken, killed)
//         ──parse────▶ parsed | partial | failed (our own fault: the parser threw)
import type { RefusalCode } from '../../sections/resume-words';
import type { ParsedResume } from './parsed-resume';
import type { Warning } from './warning';

export interface ParserId {
  readonly name: string;
  /** Semantic version: another one wherever results differ. */
  readonly version: string;
}

interface Outcome {
  readonly parser: ParserId;
  readonly warnings: readonly Warning[];
  readonly pages: number;
}

export type ParseResult =
  | (Outcome & {
      readonly status: 'parsed' | 'partial';
      /** 0 to 1, two decimals. */
      readonly confidence: number;
      readonly resume: ParsedResume;
      readonly text: string;
    })
  | (Outcome & { readonly status: 'no-text' })
  | (Outcome & { readonly status: 'failed'; readonly text: string; readonly reason: 'parser-error' })
  | (Outcome & { readonly status: 'unsupported' | 'refused'; readonly reason: RefusalCode });
