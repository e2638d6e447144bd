// From profiles as they were mapped to the commands that the writer takes.
import { importOperationId, undoOperationId } from '../../shared/commands/identifiers';
import type { ImportProfile, UndoImport } from '../../shared/commands/kinds';
import type { Given } from '../../shared/sections/section';
import type { BroughtProfile } from './mapping/brought';
import type { Run } from './store/runs';

type Envelope = Omit<ImportProfile, 'kind' | 'payload'>;

/** `line`: which user of the run it is, from 1: it stands with the operation, so that the way back goes in the same order. */
export function importCommand(
  run: Run,
  brought: BroughtProfile & { readonly profileId: string },
  line: number,
): ImportProfile {
  const { profileId, ownerId, sections } = brought;
  return {
    ...envelope(run, profileId, importOperationId(run.runId, profileId), run.startedAt),
    bulk: { id: run.runId, line },
    kind: 'import-profile',
    payload: { importId: run.importId, ownerId, sections: Object.fromEntries([...sections].map(withIds)) },
  };
}

/** `brought`: the operation that it takes back; `at`: when the undoing began. */
export function undoCommand(
  run: Run,
  brought: { readonly profileId: string; readonly operationId: string },
  at: Date,
): UndoImport {
  const { profileId, operationId } = brought;
  return {
    ...envelope(run, profileId, undoOperationId(operationId), at),
    kind: 'undo-import',
    payload: { importId: run.importId, operationId },
  };
}

function envelope({ mapping, runId }: Run, profileId: string, operationId: string, acceptedAt: Date): Envelope {
  return {
    version: 1,
    operationId,
    profileId,
    actor: { id: `backfill:${mapping}`, type: 'system' },
    source: 'backfill',
    correlationId: `backfill-${runId}`,
    acceptedAt: acceptedAt.toISOString(),
  };
}

function withIds([section, items]: readonly [
  string,
  BroughtProfile['sections'] extends ReadonlyMap<string, infer I> ? I : never,
]): [string, readonly Given[]] {
  return [section, items.map(({ itemId, given }) => ({ ...given, itemId }))];
}
