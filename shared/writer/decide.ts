// The pure heart of the writer: what a batch of commands makes of the state that was loaded. No clock, no I/O; salts are handed in.
import type { ChainKey } from '../audit/chain-keys';
import type { Change } from '../audit/change';
import { type Command, stepOf } from '../commands/kinds';
import type { StepName } from '../sections/section';
import { chainChanges } from './chain-changes';
import { type Additions, decideKind } from './decide-kind';
import { rejected, superseded } from './decided';
import { forgetWrites } from './forget-writes';
import { byAcceptance } from './order';
import type { Outcome } from './outcome';
import type { ReceivedCommand, Rejection } from './received';
import type { LoadedState } from './state';
import type { AppendedRows } from './tables';
import { appendedRows, changeRow, changeSetRow, operationRow } from './tables';
import { openWorkspace, touchSession, type Workspace } from './workspace';

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
  const latest = new Map(ordered.map(({ command }) => [command.profileId, command.acceptedAt]));
  for (const [profileId, acceptedAt] of latest) {
    const workspace = workspaces.get(profileId);
    if (workspace) forgetWrites(workspace, acceptedAt);
  }
  return { workspaces: [...workspaces.values()], appended, rejections, told };
}

interface Deciding extends Additions {
  readonly state: LoadedState;
  readonly tools: DecideTools;
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
  const { erasure } = workspace;
  const erased = erasure !== null && byAcceptance(command, erasure) < 0 ? erasure : undefined;
  const fingerprint = command.fingerprint ?? null;
  const known = workspace.operations.get(command.operationId);
  // An erasure takes fingerprints too: what comes again under an id from before it is taken for a repeat, and nothing of it is kept.
  if (known === fingerprint || (known !== undefined && (erased || (erasure && known === null)))) return 'repeated';
  if (known !== undefined) {
    deciding.rejections.push(rejectionOf(received, 'operation-id-reused', 'another command has this operationId'));
    return 'reused';
  }
  if (erased) {
    workspace.operations.set(command.operationId, null);
    const { outcome } = superseded(erased.operationId);
    deciding.appended.operations.push({
      ...operationRow(command, stepOf(command), outcome, null, deciding.state.now),
      fingerprint: null,
    });
    return outcome.status;
  }
  if (refusal) deciding.rejections.push(rejectionOf(received, refusal.code, refusal.detail));
  const decided = refusal ? rejected(refusal.code, refusal.detail) : decideKind(workspace, command, deciding);
  const step = decided.step ?? stepOf(command);
  const sequence = record(workspace, command, step, decided.changes, deciding);
  workspace.operations.set(command.operationId, fingerprint);
  deciding.appended.operations.push(operationRow(command, step, decided.outcome, sequence, deciding.state.now));
  // The visit in which somebody else works on the profile is not the candidate's.
  if (command.sessionId && !refusal && command.actor.type === 'candidate') {
    touchSession(workspace, command.sessionId, command.acceptedAt, command.actor.id);
  }
  return decided.outcome.status;
}

/** Adds the change set of a command to the profile's chain. Returns its sequence, or null when nothing changed. */
function record(
  workspace: Workspace,
  command: Command,
  step: StepName | null,
  changes: readonly Change[],
  deciding: Deciding,
): number | null {
  if (changes.length === 0) return null;
  const chained = chainChanges(workspace, command, step, changes, deciding.state.now, deciding.tools);
  deciding.appended.changeSets.push(changeSetRow(chained));
  deciding.appended.changes.push(...chained.changes.map((change) => changeRow(chained, change)));
  const { sequence } = chained.set;
  workspace.head = { version: workspace.head.version + 1, chainLength: sequence, chainHead: chained.hash };
  workspace.updatedBy = command.actor.id;
  workspace.recorded.set(command.operationId, { step, gone: null, changes });
  return sequence;
}

function rejectionOf(received: ReceivedCommand, code: string, detail: string): Rejection {
  const { profileId, operationId } = received.command;
  return { message: received.message, profileId, operationId, code, detail };
}
