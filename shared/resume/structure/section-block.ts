// The parts of a resume under its headings.
import type { Line } from '../model/document';

export const blockKinds = [
  'header',
  'summary',
  'work',
  'education',
  'certifications',
  'projects',
  'skills',
  'languages',
  'volunteer',
  'awards',
  'publications',
  'references',
  'interests',
  'courses',
  'personal',
  'unknown',
] as const;

export type BlockKind = (typeof blockKinds)[number];

export interface SectionBlock {
  readonly kind: BlockKind;
  /** The heading; none above the first one. */
  readonly title?: Line;
  readonly lines: readonly Line[];
  /** That it is of this kind, 0 to 1. */
  readonly confidence: number;
}
