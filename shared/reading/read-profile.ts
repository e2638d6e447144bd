// Looks a whole profile up: every step with its draft, its progress and its items, in one round trip.

import { sections } from '../sections/all';
import { type StepName, stepNames } from '../sections/section';
import { count, instant, text } from '../sql/column';
import type { Pool } from '../sql/connected';
import { run } from './run';
import { selectDrafts, selectItems, selectProfile, selectProgress } from './statements';
import { type StepView, stepView } from './step-view';

export interface ProfileView {
  readonly profileId: string;
  /** Counts the operations that changed something. */
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly steps: { readonly [step in StepName]: StepView };
}

/** Versions before items, as for one step: see read-step.ts. */
const statements = [selectProfile, selectProgress(), selectDrafts(), ...sections.map(selectItems)].join('\n');

/** A profile that was erased and not begun anew: there is no more to tell of it. */
export interface ErasedProfile {
  readonly erasedAt: string;
}

export function isErased(profile: ProfileView | ErasedProfile): profile is ErasedProfile {
  return 'erasedAt' in profile;
}

/** Undefined when the profile does not exist. Throws DatabaseUnavailable. */
export async function readProfile(pool: Pool, profileId: string): Promise<ProfileView | ErasedProfile | undefined> {
  const [profiles, progress = [], drafts = [], ...items] = await run(pool, {
    name: 'read profile',
    text: statements,
    parameters: { profileId },
  });
  const profile = profiles?.[0];
  if (!profile) return undefined;
  const isEmpty = [progress, drafts, ...items].every((rows) => rows.length === 0);
  if (profile.erasedAt !== null && isEmpty) return { erasedAt: instant(profile.erasedAt) };
  const all = sections.map((section, index) => ({ section, rows: items[index] ?? [] }));
  const workItems = all.find(({ section }) => section.name === 'work-experience')?.rows ?? [];
  const workItemIds = new Set(workItems.map((row) => text(row.itemId)));
  const viewOf = (step: StepName) =>
    stepView(step, {
      progress: progress.find((row) => row.step === step),
      draft: drafts.find((row) => row.step === step),
      sections: all.filter(({ section }) => section.step === step),
      workItemIds,
    });
  return {
    profileId,
    version: count(profile.version),
    createdAt: instant(profile.createdDate),
    updatedAt: instant(profile.lastUpdated),
    steps: Object.fromEntries(stepNames.map((step) => [step, viewOf(step)])) as Record<StepName, StepView>,
  };
}
