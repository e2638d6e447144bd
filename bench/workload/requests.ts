// The same load as a frontend sends it: one PUT a command. What a frontend sends wrong is left out: it is answered, not accepted.
import type { LoadCommand } from './candidate';

export interface Put {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function nextPuts(stream: Generator<LoadCommand, never>, count: number): Put[] {
  const puts: Put[] = [];
  while (puts.length < count) {
    const command = stream.next().value;
    if (command.kind !== 'record-validation-errors') puts.push(putOf(command));
  }
  return puts;
}

function putOf({ kind, profileId, step, payload, sessionId, revision, actor }: LoadCommand): Put {
  const path = `/api/profiles/${profileId}/steps/${step}`;
  return {
    path: kind === 'save-draft' ? `${path}/draft` : path,
    headers: {
      'content-type': 'application/json',
      'session-id': sessionId ?? '',
      revision: String(revision ?? 0),
      'x-dev-actor': `${actor.type}:${actor.id}`,
    },
    body: JSON.stringify(payload),
  };
}
