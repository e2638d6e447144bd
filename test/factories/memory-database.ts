// The state between batches without a database, for tests of the decisions alone.

import { type Decision, decide } from '../../shared/writer/decide';
import type { ReceivedCommand } from '../../shared/writer/received';
import { emptyProfile, type ProfileState } from '../../shared/writer/state';
import { instantOf } from './commands';

export const chainKey = { id: '1', key: Buffer.alloc(32, 7) };

export class MemoryDatabase {
  readonly profiles = new Map<string, ProfileState>();
  #batches = 0;

  /** Applies a batch as the writer would, one after the other. */
  apply(commands: readonly ReceivedCommand[]): Decision {
    const ids = [...new Set(commands.map(({ command }) => command.profileId))];
    const profiles = new Map(ids.map((id) => [id, this.profile(id)]));
    this.#batches += 1;
    const now = instantOf(1_000_000 + this.#batches);
    const decision = decide({ now, profiles }, commands, { chainKey, newSalt: () => '0'.repeat(32) });
    for (const workspace of decision.workspaces) this.profiles.set(workspace.profileId, workspace);
    return decision;
  }

  profile(id: string): ProfileState {
    return this.profiles.get(id) ?? emptyProfile;
  }
}
