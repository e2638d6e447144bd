// From a request about a builder session to the command that travels.
import { itemIdOf } from '../commands/identifiers';
import type { RecordSession, sessionEventKinds } from '../commands/kinds';
import { text, uuid } from '../sections/fields';
import type { Form, Json } from '../sections/section';
import { type Common, operationOf } from './accept-write';
import { nothing, readForm } from './read-form';
import type { WriteHeaders } from './write-headers';

export const startSessionForm: Form = {
  cardinality: 'one',
  fields: { sessionId: uuid(), client: text(400) },
  rules: [],
};

/** The id is that of the body, else that of the Session-Id header, else a new one: the same again under the same key. Throws 422. */
export function startSessionCommand(body: Json, headers: WriteHeaders, common: Common): RecordSession {
  const given = readForm(startSessionForm, body);
  const sessionId = textIn(given.sessionId) ?? headers.sessionId;
  return sessionCommand('started', sessionId, textIn(given.client), headers, common);
}

/** Of a session that goes on or ends: the body says nothing. Throws 422. */
export function sessionEventCommand(
  event: 'seen' | 'ended',
  sessionId: string,
  body: Json,
  headers: WriteHeaders,
  common: Common,
): RecordSession {
  readForm(nothing, body);
  return sessionCommand(event, sessionId, undefined, headers, common);
}

function sessionCommand(
  event: (typeof sessionEventKinds)[number],
  sessionId: string | undefined,
  client: string | undefined,
  headers: WriteHeaders,
  common: Common,
): RecordSession {
  const kind = 'record-session' as const;
  const asked = { kind, sessionId, revision: headers.revision, payload: { event, client } };
  const operation = operationOf(common.profileId, headers, asked);
  return {
    ...common,
    ...operation,
    kind,
    sessionId: sessionId ?? itemIdOf(operation.operationId, 'session', 0),
    payload: { event, client },
  };
}

function textIn(given: Json | undefined): string | undefined {
  return typeof given === 'string' && given !== '' ? given : undefined;
}
