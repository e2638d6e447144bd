// One attempt to save a draft, and what it means for the draft.
import type { StepkeeperClient } from './client.ts';
import { draftTag } from './entity-tag.ts';
import type { KeptDraft } from './kept-drafts.ts';
import type { Conflict, Outcome, VersionMismatch } from './outcome.ts';
import { isPassing, ProblemError } from './problem-error.ts';
import type { StepName } from './steps.ts';
import { unknownCase } from './unknown-case.ts';

export interface DraftTarget {
  readonly client: StepkeeperClient;
  readonly profileId: string;
  readonly step: StepName;
}

export type Verdict =
  /** The server has it, for good. `ifMatch`: the draft's ETag after a conditional save, where it is known. */
  | { readonly kind: 'accepted'; readonly ifMatch?: string }
  /** The same again, later. */
  | { readonly kind: 'unreachable'; readonly error: unknown; readonly retryAfterMs: number }
  | { readonly kind: 'refused'; readonly reason: ProblemError | Outcome }
  /** `outcome`: of a conditional save. */
  | { readonly kind: 'conflicting'; readonly current: unknown; readonly outcome?: Mismatch };

type Mismatch = Conflict & { readonly error: VersionMismatch };

export interface Manner {
  /** The request outlives the page. */
  readonly keepalive?: boolean;
  /** Only if nobody else has saved since the draft was typed. */
  readonly asking?: boolean;
}

/** After that an attempt counts as lost; its retry has the same key. */
const patienceMs = 30_000;
const waitSeconds = 10;

/** Never throws. A conditional save is followed to its outcome; any other is done when the queue has it. */
export async function sendDraft(target: DraftTarget, draft: KeptDraft, manner: Manner): Promise<Verdict> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new DOMException('No answer in time.', 'TimeoutError')), patienceMs);
  try {
    const { keepalive = false, asking } = manner;
    const { signal } = patience;
    const newer = asking ? await savedSince(target, draft, signal) : undefined;
    if (newer) return { kind: 'conflicting', current: newer.payload };
    return await attempt(target, draft, { keepalive, signal });
  } catch (error) {
    return verdictOnFailure(error);
  } finally {
    clearTimeout(timer);
  }
}

async function attempt(
  { client, profileId, step }: DraftTarget,
  draft: KeptDraft,
  init: { readonly keepalive: boolean; readonly signal: AbortSignal },
): Promise<Verdict> {
  const answer = await client.PUT('/api/profiles/{profileId}/steps/{step}/draft', {
    ...init,
    params: { path: { profileId, step } },
    headers: headersOf(draft),
    body: draft.body as never,
    bodySerializer: (text) => text,
  });
  if (draft.ifMatch === undefined) return { kind: 'accepted' };
  return verdictOn(await client.waitFor(answer, { timeoutMs: patienceMs, signal: init.signal }));
}

/** The draft that another session has saved after this one was typed, if any: inside one session the revision decides. */
async function savedSince({ client, profileId, step }: DraftTarget, draft: KeptDraft, signal: AbortSignal) {
  try {
    const { data, response } = await client.GET('/api/profiles/{profileId}/steps/{step}/draft', {
      params: { path: { profileId, step } },
      signal,
    });
    if (!data || data.sessionId === draft.sessionId) return undefined;
    return Date.parse(data.savedAt) > (draft.typedAt ?? 0) - clockAheadMs(response) ? data : undefined;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'draft-not-found') return undefined;
    throw error;
  }
}

/** How far this device's clock is ahead of the server's, at most; 0 where the page may not read Date. */
function clockAheadMs({ headers }: Response): number {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? 0 : Date.now() - date;
}

function headersOf({ key, revision, sessionId, ifMatch }: KeptDraft): Record<string, string> {
  return {
    'idempotency-key': `"${key}"`,
    'session-id': sessionId,
    revision: String(revision),
    ...(ifMatch !== undefined && { 'if-match': ifMatch, prefer: `wait=${waitSeconds}` }),
  };
}

function verdictOn(outcome: Outcome): Verdict {
  switch (outcome.status) {
    case 'applied':
    case 'unchanged':
      return { kind: 'accepted', ...(outcome.version !== null && { ifMatch: draftTag(outcome.version) }) };
    case 'conflict':
      return isMismatch(outcome)
        ? { kind: 'conflicting', current: outcome.error.current, outcome }
        : { kind: 'refused', reason: outcome };
    // What it was made from is still there, and yet its text was not taken: nobody may believe that it was.
    case 'superseded':
    case 'rejected':
      return { kind: 'refused', reason: outcome };
    default:
      return unknownCase(outcome);
  }
}

function isMismatch(outcome: Conflict): outcome is Mismatch {
  return outcome.error.code === 'version-mismatch';
}

/** A token that is too old is fetched anew for the next attempt. */
function verdictOnFailure(error: unknown): Verdict {
  if (error instanceof ProblemError && error.status !== 401 && !isPassing(error)) {
    return { kind: 'refused', reason: error };
  }
  const retryAfterMs = error instanceof ProblemError ? (error.problem.retryAfterMs ?? 0) : 0;
  return { kind: 'unreachable', error, retryAfterMs };
}
