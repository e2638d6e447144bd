// Looks one step up: its progress, its draft and its items, in one round trip.

import { sectionsOfStep } from '../sections/all';
import { type StepName, stepNames } from '../sections/section';
import { text } from '../sql/column';
import type { Pool } from '../sql/connected';
import { run } from './run';
import { selectDrafts, selectItems, selectProgress, selectWorkItemIds } from './statements';
import { type StepView, stepView } from './step-view';

/**
 * The version is read before the items: when a write comes in between, the reader holds an older version with newer items,
 * and its next conditional write is refused. The other way round it would overwrite what it has not seen.
 */
const statementsOf: ReadonlyMap<StepName, string> = new Map(
  stepNames.map((step) => [
    step,
    [
      selectProgress(step),
      selectDrafts(step),
      ...(step === 'projects' ? [selectWorkItemIds] : []),
      ...sectionsOfStep(step).map(selectItems),
    ].join('\n'),
  ]),
);

/** A step that nobody has begun is `not-started`, whether or not the profile exists. Throws DatabaseUnavailable. */
export async function readStep(pool: Pool, profileId: string, step: StepName): Promise<StepView> {
  const [progress, drafts, ...rest] = await run(pool, {
    name: 'read step',
    text: statementsOf.get(step) ?? '',
    parameters: { profileId },
  });
  const workItems = step === 'projects' ? rest.shift() : undefined;
  return stepView(step, {
    progress: progress?.[0],
    draft: drafts?.[0],
    sections: sectionsOfStep(step).map((section, index) => ({ section, rows: rest[index] ?? [] })),
    workItemIds: new Set(workItems?.map((row) => text(row.itemId))),
  });
}
