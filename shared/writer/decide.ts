// The pure heart of the writer: what a batch of commands makes of the state that was loaded. No clock, no I/O; salts are handed in.
import type { Change } from '../audit/change';
import type { Command, RecordValidationErrors } from '../commands/kinds';
import { type ChainKey, chainChanges } from './chain-changes';
import { decideDraft } from './decide-draft';
import { decideSubmit } from './decide-submit';
import type { Decided } from './decided';
import { byAcceptance } from './order';
import type { Outcome } from './outcome';
import type { ReceivedCommand, Rejection } from './received';
import type { LoadedState } from './state';
import type { AppendedRows } from './tables';
import { appendedRows, changeRow, changeSetRow, operationRow, stepEventRow, validationErrorRow } from './tables';
import { openWorkspace, progressOf, setProgress, touchSession, type Workspace } from './workspace';

export interface DecideTools {
  readonly chainKey: ChainKey;
  /** 16 random bytes in hex, another one at each call. */
  readonly newSalt: () => string;
}

/** The code, not the database, failed on this one command. */
export class UndecidableCommand extends Error {
  constructor(
    readonly operationId: string,
    cause: unknown,
  ) {
    super(`operation ${operationId} could not be decided`, { cause });
    this.name = 'UndecidableCommand';
  }
}

/** `repeated`: the same command was applied before; nothing is written. `reused`: another command has its operationId. */
export type Told = Outcome['status'] | 'repeated' | 'reused';

export interface Decision {
  readonly workspaces: readonly Workspace[];
  readonly appended: AppendedRows;
  readonly rejections: readonly Rejection[];
  /** What became of each command, in the order of acceptance. */
  readonly told: readonly { readonly command: Command; readonly outcome: Told }[];
}

/** Decides the commands in the order of their acceptance. Throws UndecidableCommand; every profile must have been loaded. */
export function decide(state: LoadedState, received: readonly ReceivedCommand[], tools: DecideTools): Decision {
  const workspaces = new Map([...state.profiles].map(([id, loaded]) => [id, openWorkspace(id, loaded)]));
  const appended = appendedRows();
  const rejections: Rejection[] = [];
  const told: { command: Command; outcome: Told }[] = [];
  const ordered = [...received].sort((one, other) => byAcceptance(one.command, other.command));
  for (const one of ordered) {
    const outcome = attempt(workspaces.get(one.command.profileId), one, { state, tools, appended, rejections });
    told.push({ command: one.command, outcome });
  }
  return { workspaces: [...workspaces.values()], appended, rejections, told };
}

interface Deciding {
  readonly state: LoadedState;
  readonly tools: DecideTools;
  readonly appended: AppendedRows;
  readonly rejections: Rejection[];
}

function attempt(workspace: Workspace | undefined, received: ReceivedCommand, deciding: Deciding): Told {
  if (!workspace) throw new RangeError(`profile ${received.command.profileId} was not loaded`);
  try {
    return decideOne(workspace, received, deciding);
  } catch (error) {
    throw new UndecidableCommand(received.command.operationId, error);
  }
}

function decideOne(workspace: Workspace, received: ReceivedCommand, deciding: Deciding): Told {
  const { command, refusal } = received;
  const fingerprint = command.fingerprint ?? null;
  const known = workspace.operations.get(command.operationId);
  if (known === fingerprint) return 'repeated';
  if (known !== undefined) {
    deciding.rejections.push(rejectionOf(received, 'operation-id-reused', 'another command has this operationId'));
    return 'reused';
  }
  if (refusal) deciding.rejections.push(rejectionOf(received, refusal.code, refusal.detail));
  const decided = refusal ? refused(refusal) : decideKind(workspace, command, deciding.appended);
  const sequence = record(workspace, command, decided.changes, deciding);
  workspace.operations.set(command.operationId, fingerprint);
  deciding.appended.operations.push(operationRow(command, decided.outcome, sequence, deciding.state.now));
  if (command.sessionId && !refusal) touchSession(workspace, command.sessionId, command.acceptedAt, command.actor.id);
  return decided.outcome.status;
}

function decideKind(workspace: Workspace, command: Command, appended: AppendedRows): Decided {
  switch (command.kind) {
    case 'save-draft': {
      const decided = decideDraft(workspace, command);
      if (decided.outcome.status === 'applied') appended.stepEvents.push(stepEventRow(command, 'draft-saved'));
      return decided;
    }
    case 'submit-step': {
      const decided = decideSubmit(workspace, command);
      if (decided.outcome.status === 'applied') appended.stepEvents.push(stepEventRow(command, 'submitted'));
      return decided;
    }
    case 'record-validation-errors':
      return recordRefusal(workspace, command, appended);
    case 'discard-draft':
    case 'put-item':
    case 'patch-item':
    case 'delete-item':
    case 'record-step-event':
    case 'record-session':
    case 'revert':
    case 'erase-profile':
      return refused({ code: 'unsupported', detail: `The writer does not know ${command.kind} yet.` });
    default:
      return unknownKind(command);
  }
}

/** A refusal is a record of its own: it changes nothing that the candidate entered, so the audit has no row for it. */
function recordRefusal(workspace: Workspace, command: RecordValidationErrors, appended: AppendedRows): Decided {
  const { step, acceptedAt, actor, payload } = command;
  const progress = progressOf(workspace, step, acceptedAt);
  setProgress(workspace, step, { ...progress, refusals: progress.refusals + 1 }, acceptedAt, actor.id);
  appended.validationErrors.push(...payload.errors.map((error) => validationErrorRow(command, error)));
  appended.stepEvents.push(stepEventRow(command, 'refused'));
  return { outcome: { status: 'applied', version: null }, changes: [] };
}

function refused(refusal: { readonly code: string; readonly detail: string }): Decided {
  return { outcome: { status: 'rejected', ...refusal }, changes: [] };
}

/** Adds the change set of a command to the profile's chain. Returns its sequence, or null when nothing changed. */
function record(workspace: Workspace, command: Command, changes: readonly Change[], deciding: Deciding): number | null {
  if (changes.length === 0) return null;
  const chained = chainChanges(workspace, command, changes, deciding.state.now, deciding.tools);
  deciding.appended.changeSets.push(changeSetRow(chained));
  deciding.appended.changes.push(...chained.changes.map((change) => changeRow(chained, change)));
  const { sequence } = chained.set;
  workspace.head = { version: workspace.head.version + 1, chainLength: sequence, chainHead: chained.hash };
  workspace.updatedBy = command.actor.id;
  return sequence;
}

function rejectionOf(received: ReceivedCommand, code: string, detail: string): Rejection {
  const { profileId, operationId } = received.command;
  return { message: received.message, profileId, operationId, code, detail };
}

function unknownKind(command: never): never {
  throw new TypeError(`unknown kind of command ${JSON.stringify(command)}`);
}
