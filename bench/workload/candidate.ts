// One candidate in the Profile Builder: a first visit through all steps with drafts and refusals, then visits to correct things.
import type { Actor } from '../../shared/commands/envelope';
import type { RecordValidationErrors, SaveDraft, SubmitStep } from '../../shared/commands/kinds';
import { enteredSectionsOfStep } from '../../shared/sections/all';
import { type StepName, type StepPayload, stepNames } from '../../shared/sections/section';
import { edited, halfTyped } from './edits';
import { newPayload } from './items';
import type { Random } from './random';

/** The commands that the load is made of. */
export type LoadCommand = SaveDraft | SubmitStep | RecordValidationErrors;

/** What the candidate asks for; the stream makes a command of it. */
export interface Intent {
  readonly kind: LoadCommand['kind'];
  readonly profileId: string;
  readonly actor: Actor;
  readonly sessionId: string;
  readonly revision: number;
  readonly step: StepName;
  readonly payload: StepPayload | RecordValidationErrors['payload'];
}

/** Most candidates want about 25 commands from the first to the last. */
export function* candidate(random: Random): Generator<Intent, void> {
  const profileId = random.uuid();
  const actor: Actor = { id: `candidate-${profileId.slice(0, 8)}`, type: 'candidate' };
  const submitted = new Map<StepName, StepPayload>();
  let sessionId = random.uuid();
  let revision = 0;
  const intent = (kind: Intent['kind'], step: StepName, payload: Intent['payload']): Intent => {
    revision += 1;
    return { kind, profileId, actor, sessionId, revision, step, payload };
  };

  for (const step of stepNames) {
    const payload = newPayload(random, step);
    const drafts = random.int(0, 3);
    for (let draft = 1; draft <= drafts; draft++) {
      yield intent('save-draft', step, halfTyped(payload, draft / (drafts + 1)));
    }
    if (random.chance(0.2)) yield intent('record-validation-errors', step, refusal(random, step));
    yield intent('submit-step', step, payload);
    submitted.set(step, payload);
  }
  for (let visits = random.int(0, 3); visits > 0; visits--) {
    sessionId = random.uuid();
    revision = 0;
    for (let steps = random.int(1, 3); steps > 0; steps--) {
      const step = random.pick(stepNames);
      const before = submitted.get(step) ?? newPayload(random, step);
      // Now and then a candidate submits without having changed anything.
      const payload = random.chance(0.1) ? before : edited(random, before);
      if (random.chance(0.6)) yield intent('save-draft', step, halfTyped(payload, 0.7));
      yield intent('submit-step', step, payload);
      submitted.set(step, payload);
    }
  }
}

function refusal(random: Random, step: StepName): RecordValidationErrors['payload'] {
  const errors = enteredSectionsOfStep(step).flatMap((section) =>
    Object.keys(section.fields)
      .slice(0, random.int(1, 3))
      .map((field) => ({ path: `/${section.property}/0/${field}`, code: 'required', message: `Fill in ${field}.` })),
  );
  return { attempted: 'submit', errors };
}
