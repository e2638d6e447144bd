// The same load as a frontend sends it, one PUT a command, or an importer, one line a command. What a frontend sends wrong is left out: it is answered, not accepted.
import type { LoadCommand } from './candidate';

/** A candidate's token, by the profile. */
export type TokenOf = (profileId: string) => Promise<string>;

export interface Put {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly profileId: string;
}

/** Each as the candidate whose profile it is. */
export function authorized(puts: readonly Put[], tokenOf: TokenOf): Promise<Put[]> {
  return Promise.all(
    puts.map(async (put) => ({
      ...put,
      headers: { ...put.headers, authorization: `Bearer ${await tokenOf(put.profileId)}` },
    })),
  );
}

export function nextPuts(stream: Generator<LoadCommand, never>, count: number): Put[] {
  const puts: Put[] = [];
  while (puts.length < count) {
    const command = stream.next().value;
    if (command.kind !== 'record-validation-errors') puts.push(putOf(command));
  }
  return puts;
}

/** The same as lines of a bulk. */
export function nextLines(stream: Generator<LoadCommand, never>, count: number): string[] {
  const lines: string[] = [];
  while (lines.length < count) {
    const { kind, profileId, step, payload } = stream.next().value;
    if (kind !== 'record-validation-errors') lines.push(JSON.stringify({ profileId, kind, step, payload }));
  }
  return lines;
}

function putOf({ kind, profileId, step, payload, sessionId, revision }: LoadCommand): Put {
  const path = `/api/profiles/${profileId}/steps/${step}`;
  return {
    path: kind === 'save-draft' ? `${path}/draft` : path,
    headers: {
      'content-type': 'application/json',
      'session-id': sessionId ?? '',
      revision: String(revision ?? 0),
    },
    body: JSON.stringify(payload),
    profileId,
  };
}
