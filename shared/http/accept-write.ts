// What every write has in common: the part of its command that headers and caller say, its way to the queue, and the answer.
import type { Actor } from '../commands/envelope';
import { fingerprintOf, newOperationId, operationIdOf } from '../commands/identifiers';
import type { Command } from '../commands/kinds';
import type { CommandSender } from '../messaging/sender';
import { DatabaseUnavailable } from '../reading/errors';
import type { OutcomeWaiter } from '../reading/outcome-waiter';
import type { StoredOperation } from '../reading/read-operations';
import type { Json } from '../sections/section';
import type { Answer } from './endpoint';
import type { ProfileCall } from './guarded';
import { operationView, pendingView, shortFingerprint } from './operation-view';
import { profilePath } from './path';
import type { WriteHeaders } from './write-headers';

export type Common = ReturnType<typeof commonOf>;

export interface WriteTools {
  readonly sender: Pick<CommandSender, 'send'>;
  readonly outcomes: OutcomeWaiter;
}

/** The members of a command that are the same whatever is asked for. acceptedAt is now. */
export function commonOf(
  call: Pick<ProfileCall, 'profileId' | 'actor' | 'correlationId' | 'traceparent'>,
  { sessionId, revision, reason }: WriteHeaders,
) {
  const { profileId, actor, correlationId, traceparent } = call;
  const acceptedAt = new Date().toISOString();
  const source = sourceOf(actor);
  return {
    version: 1 as const,
    profileId,
    actor,
    sessionId,
    revision,
    reason,
    source,
    correlationId,
    traceparent,
    acceptedAt,
  };
}

function sourceOf(actor: Actor) {
  return actor.type === 'candidate' ? ('web' as const) : ('admin' as const);
}

/**
 * With an Idempotency-Key the operation is the same each time, and the fingerprint is of what is asked for: kind, target and payload,
 * before ids are added to it. Keys of `asked` have to come in the same order each time.
 */
export function operationOf(
  profileId: string,
  { idempotencyKey }: WriteHeaders,
  asked: { readonly [key: string]: Json | object | undefined },
): { readonly operationId: string; readonly fingerprint?: string } {
  if (idempotencyKey === undefined) return { operationId: newOperationId() };
  return { operationId: operationIdOf(profileId, idempotencyKey), fingerprint: fingerprintOf(asked) };
}

/** What a write makes, or means to: its path, and its id as a member of the answer. */
export interface Target {
  readonly path: string;
  readonly ids: Readonly<Record<string, string>>;
}

/**
 * 202 with where to ask for the outcome; 200 with the outcome where the client waits for it and it comes in time. `target`: what the
 * client may not know by itself.
 */
export async function acceptWrite(
  { sender, outcomes }: WriteTools,
  call: ProfileCall,
  command: Command,
  { waitSeconds }: WriteHeaders,
  target?: Target,
): Promise<Answer> {
  await sender.send(command);
  const { request, profileId } = call;
  const { operationId } = command;
  const asked = command.fingerprint && shortFingerprint(command.fingerprint);
  const query = asked ? `?fingerprint=${asked}` : '';
  const profile = profilePath(request.url, profileId);
  const headers = {
    location: `${profile}/operations/${operationId}${query}`,
    ...(target && { 'content-location': `${profile}/${target.path}` }),
  };
  const body = { ...pendingView(operationId), ...target?.ids };
  const pending = { status: 202, body, headers: { ...headers, 'retry-after': '1' } };
  if (waitSeconds === undefined) return pending;
  const applied = { 'preference-applied': `wait=${waitSeconds}` };
  const outcome = await outcomes.wait({ profileId, operationId }, waitSeconds * 1000);
  if (!outcome || !(await mayBeTold(call, outcome))) return { ...pending, headers: { ...pending.headers, ...applied } };
  return {
    status: 200,
    body: { ...operationView(outcome, asked), ...target?.ids },
    headers: { ...headers, ...applied },
  };
}

/** Whoever is told both values of a conflict has read them. Without a record of it, they look the outcome up later. */
async function mayBeTold({ recordDisclosure }: ProfileCall, { conflict }: StoredOperation): Promise<boolean> {
  if (conflict === null) return true;
  try {
    await recordDisclosure();
    return true;
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return false;
    throw error;
  }
}
