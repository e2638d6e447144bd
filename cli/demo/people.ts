// Who acts in the demo, each with a token: of the local issuer, or for a deployed app the one that the demo was given.
import { decodeJwt, errors } from 'jose';
import { isLoopback } from '../../shared/auth/loopback';
import type { Actor } from '../../shared/commands/envelope';
import { uuidv7 } from '../../shared/commands/uuid-v7';
import { UsageError } from '../usage';
import { send } from './client';

export interface Person {
  /** As the audit is to name who acts. */
  readonly actor: Actor;
  readonly token: string;
}

export interface People {
  readonly candidate: Person;
  /** Of the candidate. */
  readonly profileId: string;
  /** Undefined where only the candidate's token is known. */
  readonly supporter: Person | undefined;
}

export class NoTokens extends Error {
  constructor(readonly issuer: string) {
    super(
      `${issuer} is no local issuer, which would give out tokens: pass a candidate's with --token or in DEMO_TOKEN.`,
    );
    this.name = 'NoTokens';
  }
}

export class ProfileInUse extends Error {
  constructor(readonly profileId: string) {
    super(
      `The token is of the profile ${profileId}, which holds something already: the demo writes only to an empty one.`,
    );
    this.name = 'ProfileInUse';
  }
}

/** A new candidate and somebody from support. Throws NoTokens. */
export async function peopleOfIssuer(issuer: string): Promise<People> {
  if (!isLoopback(URL.parse(issuer)?.hostname ?? '')) throw new NoTokens(issuer);
  const { requestToken } = await import('../../local/issuer/request-token.js');
  const profileId = uuidv7();
  const person = async (type: 'candidate' | 'support', id: string): Promise<Person> => ({
    actor: { type, id },
    token: await requestToken(issuer, { role: type, sub: id, profileId }),
  });
  return {
    candidate: await person('candidate', 'zoe.nakamura'),
    profileId,
    supporter: await person('support', 'amara.okafor'),
  };
}

/**
 * `base`: the app's URL with its route prefix; `subjectClaim`: AUTH_SUBJECT_CLAIM of the app. Throws UsageError for a token that
 * the app refuses, and ProfileInUse.
 */
export async function peopleOfToken(base: string, token: string, subjectClaim: string): Promise<People> {
  const headers = { authorization: `Bearer ${token}` };
  const steps = await send(base, { method: 'GET', path: 'profiles/me/steps', headers });
  const { profileId, detail } = steps.answer.body;
  if (steps.answer.status !== 200 || typeof profileId !== 'string') {
    throw new UsageError(`--token is refused with ${steps.answer.status}: ${String(detail)}`);
  }
  const profile = await send(base, { method: 'GET', path: 'profiles/me', headers });
  if (profile.answer.status !== 404) throw new ProfileInUse(profileId);
  const id = claimsOf(token)[subjectClaim];
  return { candidate: { actor: { type: 'candidate', id: String(id) }, token }, profileId, supporter: undefined };
}

function claimsOf(token: string): Readonly<Record<string, unknown>> {
  try {
    return decodeJwt(token);
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new UsageError('--token is no JWT', { cause: error });
    throw error;
  }
}
