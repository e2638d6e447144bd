// What answers each operation that writes, by its name.
import { type ItemOperation, itemOperations } from '../../shared/api/operations/items';
import type { WriteTools } from '../../shared/http/accept-write';
import { type Bind, forProfile } from '../../shared/http/guarded';
import { type DeleteResumeTools, deleteResume } from './delete-resume';
import { discardDraft } from './discard-draft';
import { eraseProfile } from './erase-profile';
import { recordStepEvent } from './record-step-event';
import { revertOperation } from './revert-operation';
import { writeItem } from './write-item';
import { sessionEvent, startSession } from './write-session';
import { writeStep } from './write-step';

export type AllWriteTools = WriteTools & DeleteResumeTools;

export function writeHandles(tools: AllWriteTools): Readonly<Record<string, Bind>> {
  return {
    'submit-step': forProfile(writeStep('submit-step', tools)),
    'save-draft': forProfile(writeStep('save-draft', tools)),
    'discard-draft': forProfile(discardDraft(tools)),
    'record-step-event': forProfile(recordStepEvent(tools)),
    ...Object.fromEntries(itemOperations.flatMap((operation) => itemHandle(operation, tools))),
    'delete-resume': forProfile(deleteResume(tools)),
    'start-session': forProfile(startSession(tools)),
    'heartbeat-session': forProfile(sessionEvent('seen', tools)),
    'end-session': forProfile(sessionEvent('ended', tools)),
    'revert-operation': forProfile(revertOperation(tools)),
    'erase-profile': forProfile(eraseProfile(tools)),
  };
}

function itemHandle({ name, action, section }: ItemOperation, tools: WriteTools): [string, Bind][] {
  if (action === 'list' || action === 'get') return [];
  return [[name, forProfile(writeItem(action, section, tools))]];
}
