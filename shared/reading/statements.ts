// The statements that step and profile are both looked up by. The key is a parameter; table and column names are constants.
import type { Section, StepName } from '../sections/section';

export const selectProfile = `SELECT p.version, p.createdDate, p.lastUpdated
FROM profile.Profile AS p
WHERE p.profileId = CAST(@profileId AS uniqueidentifier);`;

/** `step`: only that one's; else all of the profile's. */
export function selectProgress(step?: StepName): string {
  return `SELECT s.step, s.status, s.completeness, s.version, s.draftVersion, s.refusals, s.timeSpentSeconds,
    s.startedAt, s.completedAt, s.submittedAt
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
  const many = section.cardinality === 'many';
  const columns = [...(many ? ['itemId'] : []), ...Object.keys(section.fields)].map((name) => `t.${name}`);
  return `SELECT ${columns.join(', ')}
FROM ${section.table} AS t
WHERE t.profileId = CAST(@profileId AS uniqueidentifier)${many ? '\nORDER BY t.position, t.itemId' : ''};`;
}

/** The work items that a project may name. */
export const selectWorkItemIds = `SELECT w.itemId
FROM profile.WorkExperience AS w
WHERE w.profileId = CAST(@profileId AS uniqueidentifier);`;

function ofStep(alias: string, step: StepName | undefined): string {
  return step ? ` AND ${alias}.step = '${step}'` : '';
}
