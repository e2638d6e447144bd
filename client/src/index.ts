// The package's entry: all that an app may import.
// biome-ignore-all lint/performance/noBarrelFile: a package has one entry
export { type Autosave, type AutosaveOptions, createAutosave } from './autosave.ts';
export type { AutosaveState, DraftConflict, Refusal } from './autosave-state.ts';
export { type ClientOptions, createClient, type StepkeeperClient } from './client.ts';
export { DraftsNotKept, type TextStorage } from './draft-storage.ts';
export type {
  Applied,
  ChangedSince,
  Conflict,
  KeyReused,
  Outcome,
  Rejected,
  Superseded,
  TagMismatch,
  Unchanged,
  VersionMismatch,
} from './outcome.ts';
export type { PageEvents } from './page-events.ts';
export { type FieldProblem, type Problem, ProblemError } from './problem-error.ts';
export type { components, paths } from './schema.ts';
export { type SendKeptOptions, type SentDrafts, sendKept } from './send-kept.ts';
export type { StepDraft, StepName } from './steps.ts';
export { OutcomeTimeout, type Waitable, type WaitOptions } from './wait-for.ts';
