// The parts of a resume under its headings.
import type { Line } from '../model/document';

export type BlockKind =
  | 'header'
  | 'summary'
  | 'work'
  | 'education'
  | 'certifications'
  | 'projects'
  | 'skills'
  | 'languages'
  | 'volunteer'
  | 'awards'
  | 'publications'
  | 'references'
  | 'interests'
  | 'courses'
  | 'personal'
  | 'unknown';

export interface SectionBlock {
  readonly kind: BlockKind;
  /** The heading; none above the first one. */
  readonly title?: Line;
  readonly lines: readonly Line[];
  /** That it is of this kind, 0 to 1. */
  readonly confidence: number;
}
