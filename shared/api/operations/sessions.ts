// The operations of builder sessions: one visit to the wizard each.
import type { DescribedOperation } from '../operation';
import { emptyBody, startSession } from '../schemas/body-schemas';
import { profile } from './profiles';

const tag = 'Builder sessions';
const sessions = `${profile}/sessions`;
const session = `${sessions}/{sessionId}`;
const nothing = { content: { 'application/json': emptyBody }, optional: true } as const;

export const sessionOperations: readonly DescribedOperation[] = [
  {
    name: 'start-session',
    method: 'POST',
    route: sessions,
    access: ['candidate'],
    tag,
    summary: 'Start a session',
    description:
      'The session has the id that the body gives it, else that of the `Session-Id` header, else a new one; `Content-Location` says where it is. Every later write carries it as `Session-Id`.',
    body: { content: { 'application/json': startSession }, optional: true },
    creates: true,
  },
  {
    name: 'get-session',
    method: 'GET',
    route: session,
    access: ['candidate', 'support'],
    tag,
    summary: 'A session: when it started, was last seen, ended',
    description: 'There is a session from the first write that carries its id.',
    answers: { 200: { description: 'The session.', content: { 'application/json': 'Session' } } },
    problems: ['session-not-found'],
  },
  {
    name: 'heartbeat-session',
    method: 'POST',
    route: `${session}/heartbeat`,
    access: ['candidate'],
    tag,
    summary: 'Say that a session goes on',
    description: 'Moves the time at which the session was last seen, never backwards.',
    body: nothing,
  },
  {
    name: 'end-session',
    method: 'POST',
    route: `${session}/end`,
    access: ['candidate'],
    tag,
    summary: 'End a session',
    description: 'What still carries the session afterwards is taken all the same.',
    body: nothing,
  },
];
