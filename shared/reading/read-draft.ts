// Looks the draft of a step up, with the versions that a conditional write needs.

import type { StepName } from '../sections/section';
import type { Pool } from '../sql/connected';
import { run } from './run';
import { selectDrafts, selectProgress } from './statements';
import { type DraftView, draftOf, type StepView, versionsOf } from './step-view';

export interface StoredDraft extends Pick<StepView, 'step' | 'version' | 'draftVersion'>, DraftView {}

/** Undefined where the step has no draft. The versions are read first: see read-step.ts. Throws DatabaseUnavailable. */
export async function readDraft(pool: Pool, profileId: string, step: StepName): Promise<StoredDraft | undefined> {
  const text = [selectProgress(step), selectDrafts(step)].join('\n');
  const [[progress] = [], [draft] = []] = await run(pool, { name: 'read draft', text, parameters: { profileId } });
  return draft && { step, ...versionsOf(progress), ...draftOf(draft) };
}
