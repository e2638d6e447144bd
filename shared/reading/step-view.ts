// A step as a client sees it: what was submitted, the draft beside it, and where the step stands.
import { fromRow } from '../sections/item';
import type { Item, Json, Section, StepName } from '../sections/section';
import { count, countOrNull, instant, instantOrNull, json, text, textOrNull } from '../sql/column';
import type { Row } from './run';

/** By section: a list of items with their itemId, or one item or null. */
export type Final = { readonly [property: string]: Json };

export interface StepView {
  readonly step: StepName;
  /** Counts the submits that changed something; 0 before the first. */
  readonly version: number;
  /** Counts the changes of the draft. */
  readonly draftVersion: number;
  /** Null as long as nothing was submitted. */
  readonly final: Final | null;
  readonly draft: DraftView | null;
  readonly progress: ProgressView;
}

export interface DraftView {
  readonly payload: Json;
  readonly revision: number | null;
  readonly savedAt: string;
  readonly sessionId: string | null;
}

export interface ProgressView {
  readonly status: 'not-started' | 'in-progress' | 'completed';
  /** 0 to 100. */
  readonly completeness: number;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  /** From the timeline of the step, by the client's clock: when it was first entered, last skipped, and how long it was open. */
  readonly firstEnteredAt: string | null;
  readonly skippedAt: string | null;
  readonly timeSpentSeconds: number;
  readonly refusals: number;
}

/** The rows of one section, in the candidate's order. */
export interface SectionRows {
  readonly section: Section;
  readonly rows: readonly Row[];
}

export interface StepRows {
  readonly progress: Row | undefined;
  readonly draft: Row | undefined;
  readonly sections: readonly SectionRows[];
  /** The work items that are there: a project's link to any other is not shown. */
  readonly workItemIds: ReadonlySet<string>;
}

export function stepView(step: StepName, rows: StepRows): StepView {
  const { progress, draft } = rows;
  return {
    step,
    ...versionsOf(progress),
    final: finalOf(rows),
    draft: draft ? draftOf(draft) : null,
    progress: progressOf(progress),
  };
}

/** `row`: of builder.StepDraft. */
export function draftOf(row: Row): DraftView {
  return {
    payload: json(row.draft),
    revision: countOrNull(row.revision),
    savedAt: instant(row.acceptedAt),
    sessionId: textOrNull(row.sessionId),
  };
}

/** `row`: as for `progressOf`. */
export function versionsOf(row: Row | undefined): Pick<StepView, 'version' | 'draftVersion'> {
  return { version: row ? count(row.version) : 0, draftVersion: row ? count(row.draftVersion) : 0 };
}

/** `row`: of builder.StepProgress; undefined for a step that nobody has begun. */
export function progressOf(row: Row | undefined): ProgressView {
  return {
    status: row ? (row.status === 'completed' ? 'completed' : 'in-progress') : 'not-started',
    completeness: row ? count(row.completeness) : 0,
    startedAt: row ? instant(row.startedAt) : null,
    completedAt: row ? instantOrNull(row.completedAt) : null,
    firstEnteredAt: row ? instantOrNull(row.firstEnteredAt) : null,
    skippedAt: row ? instantOrNull(row.skippedAt) : null,
    timeSpentSeconds: row ? count(row.timeSpentSeconds) : 0,
    refusals: row ? count(row.refusals) : 0,
  };
}

/** An empty step that was submitted is told from one that never was; rows may also have come without a submit. */
function finalOf({ progress, sections, workItemIds }: StepRows): Final | null {
  const submitted = progress?.status === 'completed';
  if (!submitted && sections.every(({ rows }) => rows.length === 0)) return null;
  return Object.fromEntries(
    sections.map(({ section, rows }) => {
      const items = rows.map((row) => itemOf(section, row, workItemIds));
      return [section.property, section.cardinality === 'many' ? items : (items[0] ?? null)];
    }),
  );
}

function itemOf(section: Section, row: Row, workItemIds: ReadonlySet<string>): Json {
  return shownItem(
    section,
    section.cardinality === 'many' ? text(row.itemId) : null,
    fromRow(section, row),
    workItemIds,
  );
}

/** `itemId`: null in a section of one. `workItemIds`: of the work items that are there. */
export function shownItem(section: Section, itemId: string | null, item: Item, workItemIds: ReadonlySet<string>): Item {
  const known = itemId === null ? item : { itemId, ...item };
  const link = item.workExperienceItemId;
  if (section.name !== 'projects' || typeof link !== 'string' || workItemIds.has(link)) return known;
  return { ...known, workExperienceItemId: null };
}
