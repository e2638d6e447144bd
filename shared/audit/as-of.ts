// A profile as it stood at an instant, from its changes alone: they are played from the first to the last of that time.
import * as z from 'zod';
import { isStepName, sectionByName } from '../sections/all';
import { type Item, type Json, type StepName, stepNames } from '../sections/section';

/** What the replay needs of a change, in the order of sequence and ordinal. */
export interface PlayedChange {
  readonly sequence: number;
  /** Of the change set. */
  readonly step: StepName | null;
  readonly appliedAt: string;
  readonly acceptedAt: string;
  readonly entity: string;
  readonly itemId: string | null;
  /** Null where there was no row any more. */
  readonly after: { readonly [field: string]: Json } | null;
  /** Whether its values were erased. */
  readonly erased: boolean;
}

/** `fields` as they were recorded, with `position` where the section is a list. */
export interface PlayedItem {
  readonly itemId: string | null;
  readonly fields: Item;
}

export interface StepAsOf {
  readonly version: number;
  readonly draftVersion: number;
  readonly isCompleted: boolean;
  /** By section name, in the candidate's order. */
  readonly items: ReadonlyMap<string, readonly PlayedItem[]>;
  readonly draft: { readonly payload: Item; readonly savedAt: string } | null;
}

export interface ProfileAsOf {
  /** Of the last change set that was played; 0 for none. */
  readonly sequence: number;
  /** When that one was applied. */
  readonly appliedAt: string | null;
  /** What was there then has been erased since, or was being erased just then: nothing of it is known. */
  readonly isErased: boolean;
  readonly steps: { readonly [step in StepName]: StepAsOf };
}

const keptItem = z.tuple([z.string().nullable(), z.record(z.string(), z.custom<Json>())]);
const keptStepSchema = z.object({
  version: z.number(),
  versionedAt: z.number(),
  draftVersion: z.number(),
  isCompleted: z.boolean(),
  items: z.record(z.string(), z.array(keptItem)),
  draft: z.object({ payload: z.record(z.string(), z.custom<Json>()), savedAt: z.string() }).nullable(),
});
const keptReplay = z.object({
  isErased: z.boolean(),
  beginsAnew: z.boolean(),
  steps: z.record(z.string(), keptStepSchema),
});
type KeptStep = z.infer<typeof keptStepSchema>;

interface PlayedStep {
  version: number;
  /** The sequence that moved the version last: a change set moves it once, however many rows it changed. */
  versionedAt: number;
  draftVersion: number;
  isCompleted: boolean;
  items: Map<string, Map<string | null, PlayedItem>>;
  draft: StepAsOf['draft'];
}

/** Plays changes and tells what they come to. Of one profile; changes have to come in order, each once. */
export class Replay {
  /** Goes on where another one stood: `state` is its `toJson`; null where an erasure has taken that, and the values before it. */
  static from(state: Json, { sequence, appliedAt }: Pick<PlayedChange, 'sequence' | 'appliedAt'>): Replay {
    const replay = new Replay();
    [replay.#sequence, replay.#appliedAt] = [sequence, appliedAt];
    const kept = state === null ? { isErased: true, beginsAnew: true, steps: {} } : keptReplay.parse(state);
    [replay.#isErased, replay.#beginsAnew] = [kept.isErased, kept.beginsAnew];
    for (const [name, step] of Object.entries(kept.steps)) if (isStepName(name)) replay.#steps[name] = playedStep(step);
    return replay;
  }

  #steps = emptySteps();
  #sequence = 0;
  #appliedAt: string | null = null;
  #isErased = false;
  /** Whether something was erased before. */
  #beginsAnew = false;

  play(change: PlayedChange): void {
    this.#sequence = change.sequence;
    this.#appliedAt = change.appliedAt;
    // An erasure takes the values of everything before it, so what comes after it is played from nothing: also where it was applied
    // while the changes were being read, and the first of them still came with their values.
    this.#isErased = change.erased;
    this.#beginsAnew ||= change.erased;
    if (change.erased) this.#steps = emptySteps();
    else playOn(this.#steps, change, this.#beginsAnew);
  }

  /** What `from` goes on with. */
  toJson(): Json {
    const told = stepNames.filter((name) => this.#steps[name].version + this.#steps[name].draftVersion > 0);
    const steps = Object.fromEntries(told.map((name) => [name, keptStep(this.#steps[name])]));
    return { isErased: this.#isErased, beginsAnew: this.#beginsAnew, steps };
  }

  /** As it is now; what is played later does not change it. */
  state(): ProfileAsOf {
    const steps = Object.fromEntries(stepNames.map((step) => [step, stepOf(this.#steps[step])]));
    return {
      sequence: this.#sequence,
      appliedAt: this.#appliedAt,
      isErased: this.#isErased,
      steps: steps as ProfileAsOf['steps'],
    };
  }
}

/**
 * Versions count as the writer counts them: a step's moves with each change set that changes its items or whether it is completed,
 * that of a draft with each change of the draft. After an erasure the first is counted as the sequence of its change set.
 */
function playOn(steps: Record<StepName, PlayedStep>, change: PlayedChange, beginsAnew: boolean): void {
  const section = sectionByName(change.entity);
  const name = section?.step ?? change.step;
  if (!name) return;
  const step = steps[name];
  const after = (version: number) => (beginsAnew && version === 0 ? change.sequence : version + 1);
  if (change.entity === 'step-draft') {
    step.draftVersion = after(step.draftVersion);
    step.draft = change.after && { payload: change.after, savedAt: change.acceptedAt };
    return;
  }
  if (change.entity === 'step-progress') step.isCompleted = change.after?.status === 'completed';
  else if (section) playItem(step, section.name, change);
  else return;
  if (step.versionedAt === change.sequence) return;
  step.version = after(step.version);
  step.versionedAt = change.sequence;
}

function playItem(step: PlayedStep, section: string, { itemId, after }: PlayedChange): void {
  const items = step.items.get(section) ?? new Map<string | null, PlayedItem>();
  step.items.set(section, items);
  if (after === null) items.delete(itemId);
  else items.set(itemId, { itemId, fields: after });
}

function keptStep({ items, ...step }: PlayedStep): Json {
  const listed = [...items].map(([section, played]) => [
    section,
    [...played.values()].map(({ itemId, fields }) => [itemId, fields]),
  ]);
  return { ...step, items: Object.fromEntries(listed) };
}

function playedStep({ items, ...step }: KeptStep): PlayedStep {
  const bySection = Object.entries(items).map(([section, list]) => {
    const played = list.map(([itemId, fields]) => [itemId, { itemId, fields }] as const);
    return [section, new Map(played)] as const;
  });
  return { ...step, items: new Map(bySection) };
}

function stepOf(step: PlayedStep): StepAsOf {
  const { version, draftVersion, isCompleted, draft } = step;
  const items = new Map([...step.items].map(([section, played]) => [section, inOrder([...played.values()])]));
  return { version, draftVersion, isCompleted, items, draft };
}

function inOrder(items: PlayedItem[]): readonly PlayedItem[] {
  const placeOf = ({ fields }: PlayedItem) => (typeof fields.position === 'number' ? fields.position : 0);
  return items.sort(
    (one, other) => placeOf(one) - placeOf(other) || (String(one.itemId) < String(other.itemId) ? -1 : 1),
  );
}

function emptySteps(): Record<StepName, PlayedStep> {
  const empty = () => ({
    version: 0,
    versionedAt: 0,
    draftVersion: 0,
    isCompleted: false,
    items: new Map(),
    draft: null,
  });
  return Object.fromEntries(stepNames.map((step) => [step, empty()])) as Record<StepName, PlayedStep>;
}
