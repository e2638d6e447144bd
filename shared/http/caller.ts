// Who asks, once that is proven.
import type { Role } from '../commands/roles';

export interface Caller {
  /** Stands in the audit as the actor's id: at most 200 characters. */
  readonly id: string;
  readonly roles: ReadonlySet<Role>;
  /** Of the caller's own profile, whether or not there is one yet. */
  readonly profileId: string;
}

/** Throws HttpProblem 401 where the headers do not prove who asks. */
export type Authenticate = (headers: Headers) => Promise<Caller>;
