// What the rows must be after a set of commands, whatever order and however often they came: a few lines to hold the writer against.
import type {
  DeleteItem,
  DiscardDraft,
  PutItem,
  RecordSession,
  RecordStepEvent,
  SaveDraft,
  SubmitStep,
} from '../../../shared/commands/kinds';

export type StepCommand =
  | SaveDraft
  | DiscardDraft
  | SubmitStep
  | PutItem
  | DeleteItem
  | RecordStepEvent
  | RecordSession;

type Project = { readonly itemId: string; readonly name: string };

export interface ModelStep {
  /** The projects in their order; undefined when none were ever written. */
  readonly final: readonly Project[] | undefined;
  /** The newest draft, if it was not discarded and nothing newer was submitted. */
  readonly draft: unknown;
  /** Undefined when there were only signs of visits. */
  readonly startedAt: string | undefined;
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
  const draft = newest(commands.filter((one) => one.kind === 'save-draft' || one.kind === 'discard-draft'));
  const stands = draft?.kind === 'save-draft' && (!submit || isAfter(draft, submit));
  const final = projectsOf(commands, submit);
  const times = (some: readonly StepCommand[]) => some.map((one) => one.acceptedAt).sort();
  return {
    final: submit || final.length > 0 ? final : undefined,
    draft: stands ? draft.payload : undefined,
    startedAt: times(commands.filter((one) => one.kind !== 'record-session'))[0],
    completedAt: times(submits)[0],
  };
}

/** What the newest submit listed, in its order, then what was added since, in the order of the items' first writes. */
function projectsOf(commands: readonly StepCommand[], submit: SubmitStep | undefined): Project[] {
  const writes = Map.groupBy(
    commands.filter((one) => one.kind === 'put-item' || one.kind === 'delete-item'),
    (one) => one.itemId,
  );
  const newer = new Map(
    [...writes].flatMap(([itemId, some]) => {
      const write = newest(some);
      return write && (!submit || isAfter(write, submit)) ? [[itemId, write] as const] : [];
    }),
  );
  const listed = (submit?.payload.projects ?? []) as readonly Project[];
  const first = (itemId: string) => {
    const puts = writes.get(itemId)?.filter((one) => one.kind === 'put-item') ?? [];
    return `${puts.map((one) => one.acceptedAt).sort()[0]} ${itemId}`;
  };
  const added = [...newer.keys()]
    .filter((itemId) => !listed.some((one) => one.itemId === itemId))
    .sort((one, other) => (first(one) < first(other) ? -1 : 1));
  return [...listed, ...added.map((itemId) => ({ itemId, name: '' }))].flatMap((one) => {
    const write = newer.get(one.itemId);
    if (write?.kind === 'delete-item') return [];
    return [{ itemId: one.itemId, name: write ? String(write.payload.name) : one.name }];
  });
}
