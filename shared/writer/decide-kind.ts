// Which decision each kind of command calls for.
import type { Command } from '../commands/kinds';
import { decideDiscard, decideDraft } from './decide-draft';
import { decideErasure } from './decide-erasure';
import { decideImport } from './decide-import';
import { decideItem } from './decide-item';
import { decideRefusal } from './decide-refusal';
import { decideDeletion, decideRecord } from './decide-resume';
import { decideRevert } from './decide-revert';
import { decideSession } from './decide-session';
import { decideStepEvent } from './decide-step-event';
import { decideSubmit } from './decide-submit';
import { decideUndoImport } from './decide-undo-import';
import type { Decided } from './decided';
import type { Rejection } from './received';
import { type AppendedRows, stepEventRow } from './tables';
import type { Workspace } from './workspace';

/** What the batch adds to tables that only grow. */
export interface Additions {
  readonly appended: AppendedRows;
  readonly rejections: Rejection[];
}

export function decideKind(workspace: Workspace, command: Command, { appended, rejections }: Additions): Decided {
  switch (command.kind) {
    case 'save-draft': {
      const decided = decideDraft(workspace, command);
      if (isApplied(decided)) appended.stepEvents.push(stepEventRow(command, command.step, 'draft-saved'));
      return decided;
    }
    case 'submit-step': {
      const decided = decideSubmit(workspace, command);
      if (isApplied(decided)) appended.stepEvents.push(stepEventRow(command, command.step, 'submitted'));
      return decided;
    }
    case 'discard-draft':
      return decideDiscard(workspace, command);
    case 'put-item':
    case 'patch-item':
    case 'delete-item':
      return decideItem(workspace, command);
    case 'record-step-event':
      return decideStepEvent(workspace, command, appended);
    case 'record-session':
      return decideSession(workspace, command);
    case 'record-validation-errors':
      return decideRefusal(workspace, command, appended);
    case 'record-resume':
      return decideRecord(workspace, command);
    case 'delete-resume':
      return decideDeletion(workspace, command);
    case 'revert':
      return decideRevert(workspace, command);
    case 'import-profile':
      return decideImport(workspace, command);
    case 'undo-import':
      return decideUndoImport(workspace, command);
    case 'erase-profile':
      return decideErasure(workspace, command, appended, rejections);
    default:
      return unknownKind(command);
  }
}

function isApplied({ outcome }: Decided): boolean {
  return outcome.status === 'applied';
}

function unknownKind(command: never): never {
  throw new TypeError(`unknown kind of command ${JSON.stringify(command)}`);
}
