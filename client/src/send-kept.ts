// Kept drafts of steps that nobody has open: an app sends them when it starts and when the network is back.
import type { AutosaveState } from './autosave-state.ts';
import type { StepkeeperClient } from './client.ts';
import { type DraftsPlace, entryOf } from './draft-storage.ts';
import { running, StepAutosave } from './step-autosave.ts';
import { type StepDraft, type StepName, stepNames } from './steps.ts';

export interface SendKeptOptions extends Omit<DraftsPlace, 'profileId'> {
  /** `me` unless given. */
  readonly profileId?: string;
}

/** By step; only of those that had something to send. */
export type SentDrafts = { readonly [Step in StepName]?: AutosaveState<StepDraft<Step>> };

/**
 * Tries once for each step but those with a running autosave of the same client. What is refused or in conflict stays kept, and the step's
 * next autosave tells it. Throws TypeError for `me` without an owner.
 */
export async function sendKept(client: StepkeeperClient, options: SendKeptOptions): Promise<SentDrafts> {
  const place = { profileId: 'me', ...options };
  const ends = stepNames.map(async (step) => {
    const entry = entryOf(place, step);
    if ([...running].some((autosave) => autosave.isFor(client, entry))) return [];
    const autosave = new StepAutosave({ ...place, client, step });
    const found = autosave.unsaved !== undefined;
    const state = await autosave.sendAndStop();
    return found ? [[step, state]] : [];
  });
  return Object.fromEntries((await Promise.all(ends)).flat());
}
