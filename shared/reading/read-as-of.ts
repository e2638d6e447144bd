// Looks a profile up as it stood at an instant, from the audit alone.

import type { PlayedItem, ProfileAsOf, StepAsOf } from '../audit/as-of';
import { sectionsOfStep } from '../sections/all';
import { completeItem } from '../sections/item';
import { type Item, type Json, type StepName, stepNames } from '../sections/section';
import type { Pool } from '../sql/connected';
import { type PastGone, replayUntil } from './replay';
import { type Final, shownItem } from './step-view';

export interface StepAsOfView {
  readonly step: StepName;
  readonly version: number;
  readonly draftVersion: number;
  /** As far as the audit tells: a step that was only entered counts as not started. */
  readonly status: 'not-started' | 'in-progress' | 'completed';
  readonly final: Final | null;
  readonly draft: { readonly payload: Json; readonly savedAt: string } | null;
}

export interface ProfileAsOfView {
  readonly profileId: string;
  readonly asOf: string;
  /** Of the last change set that counts. */
  readonly sequence: number;
  readonly updatedAt: string;
  readonly steps: { readonly [step in StepName]: StepAsOfView };
}

/**
 * Undefined where nothing had been changed by then; `erased` where what there was has been erased, `archived` where what made it is not in
 * the database any more. Throws DatabaseUnavailable.
 */
export async function readProfileAsOf(
  pool: Pool,
  profileId: string,
  asOf: string,
): Promise<ProfileAsOfView | PastGone | undefined> {
  const [state] = await replayUntil(pool, profileId, [asOf]);
  if (state === 'archived') return 'archived';
  if (!state || state.appliedAt === null) return undefined;
  if (state.isErased) return 'erased';
  const { sequence, appliedAt } = state;
  return { profileId, asOf, sequence, updatedAt: appliedAt, steps: stepsAsOf(state) };
}

/** Every step in the form that a client knows from the profile of today. */
function stepsAsOf({ steps }: Pick<ProfileAsOf, 'steps'>): ProfileAsOfView['steps'] {
  const workItems = steps.experience.items.get('work-experience') ?? [];
  const workItemIds = new Set(workItems.map(({ itemId }) => String(itemId)));
  const viewOf = (step: StepName) => stepAsOf(step, steps[step], workItemIds);
  return Object.fromEntries(stepNames.map((step) => [step, viewOf(step)])) as ProfileAsOfView['steps'];
}

function stepAsOf(name: StepName, step: StepAsOf, workItemIds: ReadonlySet<string>): StepAsOfView {
  const { version, draftVersion, draft } = step;
  return { step: name, version, draftVersion, status: statusOf(step), final: finalOf(name, step, workItemIds), draft };
}

function statusOf({ isCompleted, version, draftVersion }: StepAsOf): StepAsOfView['status'] {
  if (isCompleted) return 'completed';
  return version + draftVersion > 0 ? 'in-progress' : 'not-started';
}

function finalOf(name: StepName, { isCompleted, items }: StepAsOf, workItemIds: ReadonlySet<string>): Final | null {
  if (!isCompleted && [...items.values()].every((list) => list.length === 0)) return null;
  return Object.fromEntries(
    sectionsOfStep(name).map((section) => {
      const shown = (items.get(section.name) ?? []).map(({ itemId, fields }: PlayedItem): Item => {
        // Complete also where the section has got fields since.
        return shownItem(section, itemId, completeItem(section, fields), workItemIds);
      });
      return [section.property, section.cardinality === 'many' ? shown : (shown[0] ?? null)];
    }),
  );
}
