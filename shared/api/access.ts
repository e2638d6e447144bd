// Who may do what: each operation names the roles that may ask for it, and a candidate only ever reaches the own profile.
import type { Role } from '../commands/roles';
import type { Caller } from '../http/caller';

/** Anybody, or callers with one of these roles. */
export type Access = 'public' | readonly Role[];

/**
 * The role by which the caller may ask, or undefined where none allows it. `profileId`: of the profile that is asked about; undefined
 * where the operation is about none. The role of a candidate goes first: who reaches the own profile does so as its owner.
 */
export function roleFor(access: readonly Role[], caller: Caller, profileId: string | undefined): Role | undefined {
  const mayAs = (role: Role) => role !== 'candidate' || profileId === caller.profileId;
  const granted = access.filter((role) => caller.roles.has(role) && mayAs(role));
  return granted.includes('candidate') ? 'candidate' : granted[0];
}
