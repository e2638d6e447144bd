// Keeps that somebody read another person's data, before it is read.

import type { Actor } from '../commands/envelope';
import type { Pool } from '../sql/connected';
import { runOnce } from './run';

export interface AccessRecord {
  readonly profileId: string;
  readonly actor: Actor;
  /** The name of the API's operation. */
  readonly operation: string;
  readonly correlationId: string;
}

const statement = `INSERT INTO audit.Access (profileId, operation, actorId, actorType, correlationId, createdBy)
VALUES (CAST(@profileId AS uniqueidentifier), CAST(@operation AS varchar(60)), @actorId, CAST(@actorType AS varchar(20)),
    CAST(@correlationId AS varchar(64)), @actorId);`;

/** Throws DatabaseUnavailable: then the data must not be read. */
export async function recordAccess(pool: Pool, access: AccessRecord): Promise<void> {
  const { profileId, operation, actor, correlationId } = access;
  const parameters = { profileId, operation, actorId: actor.id, actorType: actor.type, correlationId };
  await runOnce(pool, { name: 'record access', text: statement, parameters });
}
