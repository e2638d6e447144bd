// Turns the changes of one command into the next link of its profile's audit chain.
import { canonicalJson } from '../audit/canonical-json';
import {
  type ChainedChange,
  type ChainedSet,
  type ChangeValues,
  chainHash,
  reasonHash,
  valueHash,
} from '../audit/chain';
import type { Change } from '../audit/change';
import type { Command } from '../commands/kinds';
import type { StepName } from '../sections/section';
import type { DecideTools } from './decide';
import type { Workspace } from './workspace';

export interface StoredChange extends ChainedChange, ChangeValues {
  readonly salt: string;
}

export interface ChainedChanges {
  readonly set: ChainedSet;
  readonly previousHash: string;
  readonly hash: string;
  readonly changes: readonly StoredChange[];
}

export function chainChanges(
  workspace: Workspace,
  command: Command,
  step: StepName | null,
  changes: readonly Change[],
  appliedAt: string,
  tools: DecideTools,
): ChainedChanges {
  const stored = changes.map((change, index) => storedChange(change, index + 1, tools.newSalt()));
  const set: ChainedSet = {
    profileId: command.profileId,
    sequence: workspace.head.chainLength + 1,
    operationId: command.operationId,
    kind: command.kind,
    step,
    actorId: command.actor.id,
    actorType: command.actor.type,
    ...saltedReason(command.reason, tools),
    sessionId: command.sessionId ?? null,
    source: command.source,
    correlationId: command.correlationId,
    acceptedAt: command.acceptedAt,
    appliedAt,
    keyId: tools.chainKey.id,
    changes: stored,
  };
  const previousHash = workspace.head.chainHead;
  return { set, previousHash, hash: chainHash(tools.chainKey.key, previousHash, set), changes: stored };
}

function saltedReason(reason: string | undefined, tools: DecideTools) {
  if (reason === undefined) return { reason: null, reasonSalt: null, reasonHash: null };
  const reasonSalt = tools.newSalt();
  return { reason, reasonSalt, reasonHash: reasonHash(reasonSalt, reason) };
}

function storedChange(change: Change, ordinal: number, salt: string): StoredChange {
  const values = {
    changedFields: change.changedFields && JSON.stringify(change.changedFields),
    beforeValue: change.before && canonicalJson(change.before),
    afterValue: change.after && canonicalJson(change.after),
  };
  const { entity, itemId, action } = change;
  return { ordinal, entity, itemId, action, salt, ...values, valueHash: valueHash(salt, values) };
}
