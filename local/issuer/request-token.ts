// How the tools of this repository get a token of the local issuer.
import { z } from 'zod';
import type { TokenRequest } from './tokens';

const answerSchema = z.object({ access_token: z.string() });

/** Throws with what the issuer said where it gives none. */
export async function requestToken(issuer: string, request: TokenRequest): Promise<string> {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  if (!answer.ok) throw new Error(`${issuer} gives no token: ${answer.status} ${await answer.text()}`);
  return answerSchema.parse(await answer.json()).access_token;
}
