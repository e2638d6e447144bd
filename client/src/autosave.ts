// Autosave of a step: what an app hands in and gets.
import type { AutosaveState, DraftConflict, Refusal } from './autosave-state.ts';
import type { StepkeeperClient } from './client.ts';
import type { DraftsNotKept, DraftsPlace } from './draft-storage.ts';
import type { PageEvents } from './page-events.ts';
import { StepAutosave } from './step-autosave.ts';
import type { StepDraft, StepName } from './steps.ts';

export interface AutosaveOptions<Payload> extends DraftsPlace {
  readonly client: StepkeeperClient;
  readonly step: StepName;
  /**
   * The ETag of the step that the form was filled from. With it every save is conditional: what another tab or device has saved since is
   * a conflict. Without it the newest save wins, and a draft that waited is a conflict only with what another device saved meanwhile.
   */
  readonly etag?: string | undefined;
  /** The window unless given. */
  readonly page?: PageEvents;
  /** How long nobody must have typed before a save; 800 unless given. */
  readonly debounceMs?: number;
  /** The longest that a save is put off while somebody types on; 5,000 unless given. */
  readonly maxWaitMs?: number;
  /** The state tells of both as well. */
  readonly onRefused?: (refusal: Refusal<Payload>) => void;
  readonly onConflict?: (conflict: DraftConflict<Payload>) => void;
  /** The browser does not keep drafts, for example because its storage is full. Saving goes on. */
  readonly onNotKept?: (error: DraftsNotKept) => void;
}

export interface Autosave<Payload> {
  /** The same object until something changes. */
  readonly state: AutosaveState<Payload>;
  /** The newest payload that the server has not accepted: after a reload, what the form is to be filled with. */
  readonly unsaved: Payload | undefined;
  /**
   * With the option `etag`: what the If-Match of a submit is to be, `"v3-d5"`. It is the step's version as it was read, and the draft's as
   * this autosave saved it last, so that the submit is a conflict with all that the form was not filled with. Undefined while something is
   * unsaved: then a submit would not be guarded.
   */
  readonly etag: string | undefined;
  /** Calls `listener` at each change of the state; returns what ends that. */
  subscribe(listener: () => void): () => void;
  /** Keeps the payload at once, and sends it soon. */
  save(payload: Payload): void;
  /** Sends what is kept now. Resolves with the state after the attempt, whatever came of it. */
  flush(): Promise<AutosaveState<Payload>>;
  /** After a conflict: saves this over what the conflict told of. */
  resolve(payload: Payload): void;
  /** Forgets what is kept, for example when somebody signs out. */
  discard(): void;
  /** Sends what waits, once, and then nothing any more. What is not accepted stays kept: for `sendKept`, or the step's next autosave. */
  stop(): void;
}

/**
 * Sends what an earlier page kept, if anything. Throws TypeError for `me` without an owner: the next person at this browser would save
 * what this one typed.
 */
export function createAutosave<Step extends StepName>(
  options: AutosaveOptions<StepDraft<Step>> & { readonly step: Step },
): Autosave<StepDraft<Step>> {
  return new StepAutosave(options);
}
