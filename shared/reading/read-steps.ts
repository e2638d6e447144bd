// Looks up where every step of a profile stands, without what is in it.

import { stepNames } from '../sections/section';
import { instant } from '../sql/column';
import type { Pool } from '../sql/connected';
import { run } from './run';
import { selectDraftTimes, selectProgress } from './statements';
import { progressOf, type StepView, versionsOf } from './step-view';

export interface StepSummary extends Pick<StepView, 'step' | 'version' | 'draftVersion' | 'progress'> {
  /** When the draft was saved; null where there is none. */
  readonly draftSavedAt: string | null;
}

/** All steps in their order, also of a profile that does not exist yet. Throws DatabaseUnavailable. */
export async function readSteps(pool: Pool, profileId: string): Promise<readonly StepSummary[]> {
  const text = [selectProgress(), selectDraftTimes].join('\n');
  const [progress = [], drafts = []] = await run(pool, { name: 'read steps', text, parameters: { profileId } });
  return stepNames.map((step) => {
    const row = progress.find((one) => one.step === step);
    const draft = drafts.find((one) => one.step === step);
    return {
      step,
      ...versionsOf(row),
      draftSavedAt: draft ? instant(draft.acceptedAt) : null,
      progress: progressOf(row),
    };
  });
}
