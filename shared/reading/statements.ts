// The statements that step and profile are both looked up by. The key is a parameter; table and column names are constants.
import type { Section, StepName } from '../sections/section';

export const selectProfile = `SELECT p.version, p.createdDate, p.lastUpdated, p.erasedAt
FROM profile.Profile AS p
WHERE p.profileId = CAST(@profileId AS uniqueidentifier);`;

/** `step`: only that one's; else all of the profile's. */
export function selectProgress(step?: StepName): string {
  return `SELECT s.step, s.status, s.completeness, s.version, s.draftVersion, s.refusals, s.timeSpentSeconds,
    s.startedAt, s.completedAt, s.firstEnteredAt, s.skippedAt
FROM builder.StepProgress AS s
WHERE s.profileId = CAST(@profileId AS uniqueidentifier)${ofStep('s', step)};`;
}

export function selectDrafts(step?: StepName): string {
  return `SELECT d.step, d.draft, d.revision, d.sessionId, d.acceptedAt
FROM builder.StepDraft AS d
WHERE d.profileId = CAST(@profileId AS uniqueidentifier)${ofStep('d', step)};`;
}

/** Of all drafts of the profile, without what is in them. */
export const selectDraftTimes = `SELECT d.step, d.acceptedAt
FROM builder.StepDraft AS d
WHERE d.profileId = CAST(@profileId AS uniqueidentifier);`;

/** The items of a section in the candidate's order. */
export function selectItems(section: Section): string {
  return `${itemsOf(section)}${section.cardinality === 'many' ? '\nORDER BY t.position, t.itemId' : ''};`;
}

/** One item of a section; of a section of one the item that there is. */
export function selectItem(section: Section): string {
  const itemId = section.cardinality === 'many' ? '\n    AND t.itemId = CAST(@itemId AS uniqueidentifier)' : '';
  return `${itemsOf(section)}${itemId};`;
}

function itemsOf(section: Section): string {
  const itemId = section.cardinality === 'many' ? ['itemId'] : [];
  const columns = [...itemId, ...Object.keys(section.fields)].map((name) => `t.${name}`);
  return `SELECT ${columns.join(', ')}
FROM ${section.table} AS t
WHERE t.profileId = CAST(@profileId AS uniqueidentifier)`;
}

/** The work items that a project may name. */
export const selectWorkItemIds = `SELECT w.itemId
FROM profile.WorkExperience AS w
WHERE w.profileId = CAST(@profileId AS uniqueidentifier);`;

function ofStep(alias: string, step: StepName | undefined): string {
  return step ? ` AND ${alias}.step = '${step}'` : '';
}
