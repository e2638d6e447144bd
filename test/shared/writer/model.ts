// What the rows must be after a set of commands, whatever order and however often they came: a few lines to hold the writer against.
import type { SaveDraft, SubmitStep } from '../../../shared/commands/kinds';

export type StepCommand = SaveDraft | SubmitStep;

export interface ModelStep {
  /** The projects of the newest submit, in its order; undefined when there was none. */
  readonly final: readonly { readonly itemId: string; readonly name: string }[] | undefined;
  /** The newest draft, if nothing newer was submitted. */
  readonly draft: unknown;
  readonly startedAt: string;
  readonly completedAt: string | undefined;
}

/** What orders two writes of a step. */
export type Ordered = Pick<StepCommand, 'acceptedAt' | 'operationId' | 'sessionId' | 'revision'>;

/** In the order in which the candidate made them: inside a session by revision, else by acceptance. */
export function newest<C extends Ordered>(commands: readonly C[]): C | undefined {
  return commands.reduce<C | undefined>((best, one) => (best && !isAfter(one, best) ? best : one), undefined);
}

export function isAfter(one: Ordered, other: Ordered): boolean {
  const ordered = one.sessionId !== undefined && one.sessionId === other.sessionId;
  if (ordered && one.revision !== undefined && other.revision !== undefined) return one.revision > other.revision;
  return one.acceptedAt + one.operationId > other.acceptedAt + other.operationId;
}

export function modelOf(commands: readonly StepCommand[]): ModelStep {
  const submits = commands.filter((one) => one.kind === 'submit-step');
  const submit = newest(submits);
  const draft = newest(commands.filter((one) => one.kind === 'save-draft'));
  const times = (some: readonly StepCommand[]) => some.map((one) => one.acceptedAt).sort();
  return {
    final: submit && (submit.payload.projects as { itemId: string; name: string }[]),
    draft: draft && (!submit || isAfter(draft, submit)) ? draft.payload : undefined,
    startedAt: times(commands)[0] ?? '',
    completedAt: times(submits)[0],
  };
}
