// The operations of builder sessions: one visit to the wizard each.
import type { Operation } from '../operation';
import { profile } from './profiles';

const tag = 'Builder sessions';
const sessions = `${profile}/sessions`;
const session = `${sessions}/{sessionId}`;

export const sessionOperations: readonly Operation[] = [
  { name: 'start-session', method: 'POST', route: sessions, access: ['candidate'], tag, summary: 'Start a session' },
  {
    name: 'get-session',
    method: 'GET',
    route: session,
    access: ['candidate', 'support'],
    tag,
    summary: 'A session: when it started, was last seen, ended',
  },
  {
    name: 'heartbeat-session',
    method: 'POST',
    route: `${session}/heartbeat`,
    access: ['candidate'],
    tag,
    summary: 'Say that a session goes on',
  },
  {
    name: 'end-session',
    method: 'POST',
    route: `${session}/end`,
    access: ['candidate'],
    tag,
    summary: 'End a session',
  },
];
