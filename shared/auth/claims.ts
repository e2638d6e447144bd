// From what an issuer says about somebody to the caller.
import { profileIdOf } from '../commands/identifiers';
import { isRole, type Role } from '../commands/roles';
import type { Caller } from '../http/caller';
import { isCleanText, isUuid } from '../sections/text';
import { invalidToken } from './refusals';
import type { ClaimNames } from './settings';

export type Claims = Readonly<Record<string, unknown>>;

const remedy = 'Ask whoever runs the issuer to put it right.';

/**
 * Roles that this API does not know are left out. Without a claim for it the profile's id comes of issuer and subject, so that
 * nothing has to be looked up. Throws 401 for claims that make no caller.
 */
export function callerOf(claims: Claims, issuer: string, names: ClaimNames): Caller {
  const id = claims[names.subject];
  if (typeof id !== 'string' || id === '' || id.length > 200 || !isCleanText(id)) {
    throw invalidToken('The token does not say in 1 to 200 characters who asks', remedy);
  }
  const roles = rolesOf(claims[names.roles]);
  return { id, roles, profileId: profileOf(claims, issuer, id, roles, names) };
}

/** A list, or one text with spaces between the roles. */
function rolesOf(given: unknown): ReadonlySet<Role> {
  const list = typeof given === 'string' ? given.split(' ') : Array.isArray(given) ? given : [];
  return new Set(list.filter((one) => typeof one === 'string').filter(isRole));
}

/** Who is no candidate has no profile to name: only a candidate's token must. */
function profileOf(
  claims: Claims,
  issuer: string,
  subject: string,
  roles: ReadonlySet<Role>,
  { profileId: name }: ClaimNames,
): string {
  const given = name === undefined ? undefined : claims[name];
  if (typeof given === 'string' && isUuid(given)) return given.toLowerCase();
  if (name === undefined || !roles.has('candidate')) return profileIdOf(issuer, subject);
  throw given === undefined
    ? invalidToken('The token does not say which profile is its own', remedy)
    : invalidToken('The id of the profile in the token is no UUID', remedy);
}
