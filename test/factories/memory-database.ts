// The state between batches without a database, for tests of the decisions alone.

import { genesisHash } from '../../shared/audit/chain';
import { type StoredChange, type StoredSet, type Verification, verifyChain } from '../../shared/audit/verify';
import { type Decision, decide } from '../../shared/writer/decide';
import type { ReceivedCommand } from '../../shared/writer/received';
import type { Row } from '../../shared/writer/row';
import { emptyProfile, type ProfileState } from '../../shared/writer/state';
import { instantOf } from './commands';

export const chainKey = { id: '1', key: Buffer.alloc(32, 7) };

export class MemoryDatabase {
  readonly profiles = new Map<string, ProfileState>();
  #batches = 0;
  #salts = 0;
  #changeSets: Row[] = [];
  #changes: Row[] = [];

  /** Applies a batch as the writer would, one after the other. */
  apply(commands: readonly ReceivedCommand[]): Decision {
    const ids = [...new Set(commands.map(({ command }) => command.profileId))];
    const profiles = new Map(ids.map((id) => [id, this.profile(id)]));
    this.#batches += 1;
    const now = instantOf(1_000_000 + this.#batches);
    const newSalt = () => {
      this.#salts += 1;
      return String(this.#salts).padStart(32, '0');
    };
    const decision = decide({ now, profiles }, commands, { chainKey, newSalt });
    for (const workspace of decision.workspaces) {
      this.profiles.set(workspace.profileId, workspace);
      if (workspace.isErased) this.#erase(workspace.profileId);
    }
    this.#changeSets.push(...decision.appended.changeSets);
    this.#changes.push(...decision.appended.changes);
    return decision;
  }

  profile(id: string): ProfileState {
    return this.profiles.get(id) ?? emptyProfile;
  }

  /** Walks the audit chain as it would be stored. */
  verify(profileId: string): Verification {
    const { chainLength: length, chainHead: hash } = this.profile(profileId).head;
    const sets = this.#changeSets.filter((row) => row.profileId === profileId);
    const keys = new Map([[chainKey.id, chainKey.key]]);
    return verifyChain(
      sets.map((row) => this.#storedSet(row)),
      { length, hash: length === 0 ? genesisHash : hash },
      keys,
    );
  }

  #storedSet(row: Row): StoredSet {
    const { profileId, sequence } = row;
    const changes = this.#changes.filter((change) => change.profileId === profileId && change.sequence === sequence);
    const instants = { acceptedAt: `${row.acceptedAt}Z`, appliedAt: `${row.appliedAt}Z` };
    return { ...(row as unknown as StoredSet), ...instants, changes: changes as unknown as StoredChange[] };
  }

  /** As shared/writer/erasure.ts does it. */
  #erase(profileId: string): void {
    const values = { changedFields: null, beforeValue: null, afterValue: null, salt: null };
    this.#changes = this.#changes.map((row) => (row.profileId === profileId ? { ...row, ...values } : row));
    this.#changeSets = this.#changeSets.map((row) =>
      row.profileId === profileId ? { ...row, reason: null, reasonSalt: null } : row,
    );
  }
}
