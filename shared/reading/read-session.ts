// Looks a builder session up.

import { instant, instantOrNull, text, textOrNull } from '../sql/column';
import type { Pool } from '../sql/connected';
import { type Row, run } from './run';

export interface StoredSession {
  readonly sessionId: string;
  readonly startedAt: string;
  readonly lastSeenAt: string;
  readonly endedAt: string | null;
  /** What the client said of itself. */
  readonly client: string | null;
}

/** The columns of `sessionOf`. */
export const sessionColumns = 's.sessionId, s.startedAt, s.lastSeenAt, s.endedAt, s.client';

/** Undefined where the profile has no such session. Throws DatabaseUnavailable. */
export async function readSession(
  pool: Pool,
  profileId: string,
  sessionId: string,
): Promise<StoredSession | undefined> {
  const [[row] = []] = await run(pool, {
    name: 'read session',
    text: `SELECT ${sessionColumns}
FROM builder.Session AS s
WHERE s.profileId = CAST(@profileId AS uniqueidentifier) AND s.sessionId = CAST(@sessionId AS uniqueidentifier);`,
    parameters: { profileId, sessionId },
  });
  return row && sessionOf(row);
}

export function sessionOf(row: Row): StoredSession {
  return {
    sessionId: text(row.sessionId),
    startedAt: instant(row.startedAt),
    lastSeenAt: instant(row.lastSeenAt),
    endedAt: instantOrNull(row.endedAt),
    client: textOrNull(row.client),
  };
}
