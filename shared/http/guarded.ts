// Endpoints that not everybody may ask: who asks is proven and allowed before anything else is looked at.
import { type Access, roleFor } from '../api/access';
import type { Operation } from '../api/operation';
import { insufficientScope, NoCredentials } from '../auth/refusals';
import type { Actor } from '../commands/envelope';
import type { AccessRecord } from '../reading/record-access';
import type { Authenticate, Caller } from './caller';
import { type Answer, type Call, type Endpoint, endpoint, isRead } from './endpoint';
import { profileIdIn } from './path';
import { HttpProblem } from './problem';

export interface Guard {
  readonly authenticate: Authenticate;
  /** Keeps that somebody read another person's data. Without the record there is no answer. */
  readonly recordAccess: (access: AccessRecord) => Promise<void>;
}

export interface CallerCall extends Call {
  readonly caller: Caller;
  /** The caller in the role that allows the call, as the audit names it. */
  readonly actor: Actor;
}

/** A call that anybody may make, whoever it is. */
export interface OpenCall extends Call {
  /** Undefined where nobody claims to be somebody. */
  readonly caller: Caller | undefined;
}

/** A call that is about one profile: the caller may do to it what the operation does. */
export interface ProfileCall extends CallerCall {
  readonly profileId: string;
  /**
   * To be awaited before the answer to a write tells values that are stored: whoever is not the owner leaves a record of it. (A read
   * has left it before its handle is asked.) Throws DatabaseUnavailable: then they must not be told.
   */
  readonly recordDisclosure: () => Promise<void>;
}

export type Handle<C extends Call = Call> = (call: C) => Promise<Answer>;
/** What becomes of an operation's handle once it is known who may ask for it. */
export type Bind = (operation: Operation, guard: Guard) => Endpoint;

export function forAnybody(handle: Handle): Bind {
  return (operation) => endpoint(handle, operation);
}

/** Who claims to be somebody has to prove it, though nobody has to. */
export function forAnybodyNamed(handle: Handle<OpenCall>): Bind {
  return (operation, { authenticate }) =>
    endpoint(async (call) => {
      const caller = await authenticate(call.request.headers).catch((error) => {
        if (error instanceof NoCredentials) return undefined;
        throw error;
      });
      return handle({ ...call, caller });
    }, operation);
}

export function forCallers(handle: Handle<CallerCall>): Bind {
  return (operation, { authenticate }) =>
    endpoint(async (call) => {
      const caller = await authenticate(call.request.headers);
      return handle({ ...call, caller, actor: actorFor(operation.access, caller, undefined) });
    }, operation);
}

/** Whoever reads a profile that is not the own one leaves a record of it. */
export function forProfile(handle: Handle<ProfileCall>): Bind {
  return (operation, { authenticate, recordAccess }) =>
    endpoint(async (call) => {
      const { access, name } = operation;
      const { request, correlationId } = call;
      const caller = await authenticate(request.headers);
      const profileId = profileIdIn(request.params, caller);
      const actor = actorFor(access, caller, profileId);
      const recordDisclosure = async () => {
        if (actor.type !== 'candidate') await recordAccess({ profileId, actor, operation: name, correlationId });
      };
      if (isRead(request)) await recordDisclosure();
      return handle({ ...call, caller, actor, profileId, recordDisclosure });
    }, operation);
}

function actorFor(access: Access, caller: Caller, profileId: string | undefined): Actor {
  const role = access === 'public' ? undefined : roleFor(access, caller, profileId);
  if (role === undefined) {
    const headers = { 'www-authenticate': insufficientScope };
    throw new HttpProblem('forbidden', remedyOf(access, profileId, caller), { headers });
  }
  return { id: caller.id, type: role };
}

/** Says which roles may, and nothing of whether there is such a profile. */
function remedyOf(access: Access, profileId: string | undefined, caller: Caller): string {
  const others = access === 'public' ? [] : access.filter((role) => role !== 'candidate');
  const own = others.length < access.length && profileId !== undefined;
  const ways = [
    ...(own ? ['as candidate for your own profile, profiles/me'] : []),
    ...others.map((role) => `as ${role}`),
  ];
  const roles = caller.roles.size > 0 ? [...caller.roles].join(', ') : 'none';
  return `Your roles: ${roles}. This may be asked ${ways.join(', or ')}.`;
}
