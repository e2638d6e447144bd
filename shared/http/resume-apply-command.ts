// From chosen suggestions of a resume to the commands that write them: ordinary drafts or submits, one a step.

import { fingerprintOf, newOperationId, operationIdOf } from '../commands/identifiers';
import type { SaveDraft, SubmitStep } from '../commands/kinds';
import { longestReason } from '../commands/words';
import { resumeReason } from '../resume/attribution';
import { chosenIn, UnknownChoice } from '../resume/suggest/choices';
import { withChosen } from '../resume/suggest/chosen';
import type { StepContent, StepSuggestions } from '../resume/suggest/suggestions';
import type { FieldError } from '../sections/field-error';
import { list, oneOf, required, text, uuid } from '../sections/fields';
import type { Form, StepPayload } from '../sections/section';
import { cutText } from '../sections/text';
import { validateDraft, validateSubmit } from '../sections/validate';
import type { Common } from './accept-write';
import { refusal } from './refuse';
import { withItemIds } from './step-command';
import type { WriteHeaders } from './write-headers';

export const resumeApplyForm: Form = {
  cardinality: 'one',
  fields: {
    parseId: required(uuid()),
    as: required(oneOf(['draft', 'submit'])),
    choices: required(list(text(120), 300)),
  },
  rules: [],
};

/** A step as it was when its suggestions were made. */
export interface SuggestedStep extends StepSuggestions {
  readonly version: number;
  readonly draftVersion: number;
  readonly content: StepContent;
}

export interface Apply {
  readonly documentId: string;
  readonly parseId: string;
  readonly as: 'draft' | 'submit';
  readonly choices: readonly string[];
}

/**
 * Each is conditional on what the suggestions were made upon. Under an Idempotency-Key the operation of a step is the same each time.
 * Throws 422: for a choice that the parse does not offer, and for what cannot be submitted as it would stand then.
 */
export function resumeApplyCommands(
  apply: Apply,
  steps: readonly SuggestedStep[],
  headers: WriteHeaders,
  common: Common,
): readonly (SaveDraft | SubmitStep)[] {
  const { documentId, parseId } = apply;
  const origin = resumeReason(documentId, parseId);
  const reason = common.reason === undefined ? origin : cutText(`${origin}: ${common.reason}`, longestReason);
  const ofResume = { ...common, source: 'resume' as const, reason };
  const chosen = chosenOf(apply.choices, steps);
  const errors: FieldError[] = [];
  const commands = steps.flatMap((step) => {
    const ofStep = chosen.filter(({ suggestion }) => step.suggestions.includes(suggestion));
    if (ofStep.length === 0) return [];
    const body = withChosen(step.step, step.content, ofStep);
    const validated = apply.as === 'submit' ? validateSubmit(step.step, body) : validateDraft(step.step, body);
    if (!validated.ok) errors.push(...validated.errors);
    return validated.ok ? [commandOf(apply, step, validated.payload, headers, ofResume)] : [];
  });
  if (errors.length > 0) throw refusal(errors);
  return commands;
}

function chosenOf(choices: readonly string[], steps: readonly SuggestedStep[]) {
  try {
    return chosenIn(
      choices,
      steps.flatMap(({ suggestions }) => suggestions),
    );
  } catch (error) {
    if (!(error instanceof UnknownChoice)) throw error;
    const message = 'Choose the id of a suggestion of this parse, or an id, a slash and one of its fields.';
    throw refusal([{ path: `/choices/${error.index}`, code: 'not_allowed', message }]);
  }
}

function commandOf(
  { as, documentId, parseId, choices }: Apply,
  { step, version, draftVersion }: SuggestedStep,
  payload: StepPayload,
  { idempotencyKey: key }: WriteHeaders,
  common: Omit<Common, 'source'> & { readonly source: 'resume' },
): SaveDraft | SubmitStep {
  const fingerprint = fingerprintOf({ kind: 'apply-resume', step, documentId, parseId, as, choices });
  const operation =
    key === undefined
      ? { operationId: newOperationId() }
      : // No key holds a line feed, so this names no operation of a client.
        { operationId: operationIdOf(common.profileId, `applied\n${key}\n${step}`), fingerprint };
  if (as === 'draft') {
    const expected = { expectedVersion: draftVersion, expectedStepVersion: version };
    return { ...common, ...operation, ...expected, step, kind: 'save-draft', payload };
  }
  const expected = { expectedVersion: version, expectedDraftVersion: draftVersion };
  const named = withItemIds(step, operation.operationId, payload);
  return { ...common, ...operation, ...expected, step, kind: 'submit-step', payload: named };
}
