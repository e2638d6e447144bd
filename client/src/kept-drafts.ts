// The drafts of a step that the server has not accepted yet, as they are kept across reloads.

/** One draft, with all that a retry has to repeat for the server to see that it is one. */
export interface KeptDraft {
  /** Of the Idempotency-Key. */
  readonly key: string;
  readonly revision: number;
  /** The session in which the revision counts. */
  readonly sessionId: string;
  /** The payload as it is sent. */
  readonly body: string;
  /**
   * Since when it waits: milliseconds since 1970 of the first edit in it that the server had not accepted. Of what was saved elsewhere
   * after that, whoever typed cannot have known.
   */
  readonly typedAt?: number | undefined;
  /** The ETag of what the draft was made from, for a conditional save. */
  readonly ifMatch?: string | undefined;
}

export interface KeptDrafts {
  /** The highest revision that was ever given out here. */
  readonly revision: number;
  /** In which session a draft was sent last, and when: milliseconds since 1970. */
  readonly session?: { readonly id: string; readonly usedAt: number } | undefined;
  /** Was sent at least once, and may have arrived. */
  readonly sent?: KeptDraft | undefined;
  /** Newer, and never sent. */
  readonly next?: KeptDraft | undefined;
  /** The newest conditional draft of each other tab: it goes on its own, so that two tabs that were offline end in a conflict. */
  readonly others?: readonly KeptDraft[] | undefined;
}

export function newest({ sent, next }: KeptDrafts): KeptDraft | undefined {
  return next ?? sent;
}

/**
 * Which one goes now. The newest, whatever became of the one before it: the revision decides on the server. But a conditional save in
 * doubt has to be cleared up first: if it arrived, the newest is made from it and not from what was there before.
 */
export function nextToSend({ sent, next }: KeptDrafts): KeptDraft | undefined {
  return sent?.ifMatch === undefined ? (next ?? sent) : sent;
}

/** It goes on from what waits already, and waits for as long. */
export function withNext(kept: KeptDrafts, draft: KeptDraft): KeptDrafts {
  const next = { ...draft, typedAt: newest(kept)?.typedAt ?? draft.typedAt };
  return { ...kept, revision: next.revision, next };
}

export function withSent(kept: KeptDrafts, sent: KeptDraft, now: number): KeptDrafts {
  const next = kept.next?.key === sent.key ? undefined : kept.next;
  return { ...kept, session: { id: sent.sessionId, usedAt: now }, sent, next };
}

/**
 * The sent one is done with. `ifMatch`: the ETag that came of it, from which a conditional newer one is made. What is newer waits since the
 * sending; where there is nothing newer, it is the turn of another tab's.
 */
export function withoutSent(kept: KeptDrafts, ifMatch?: string): KeptDrafts {
  const { next, session, others } = kept;
  if (!next) return { ...kept, sent: others?.[0], others: others?.slice(1) };
  const typedAt = Math.max(next.typedAt ?? 0, session?.usedAt ?? 0);
  return { ...kept, sent: undefined, next: { ...next, typedAt, ...(next.ifMatch && ifMatch && { ifMatch }) } };
}

/**
 * What the storage is to hold, from what this tab has and what it finds there. Without a condition the newest of all tabs stays, since it
 * wins in the end. A conditional draft of another tab stays until somebody has heard what became of it. `isOwn`: whether this tab has
 * made or taken over a draft, so that it is gone where the tab has it no more.
 */
export function merged(kept: KeptDrafts, found: KeptDrafts, isOwn: (draft: KeptDraft) => boolean): KeptDrafts {
  const [ours, theirs] = [newest(kept), newest(found)];
  const theyStay = found.revision > kept.revision && !(theirs && (theirs.ifMatch || isOwn(theirs)));
  const foreign = [theirs, ...(found.others ?? [])].filter((draft) => draft?.ifMatch && !isOwn(draft));
  const others = [...(kept.others ?? []), ...foreign, theyStay && ours?.ifMatch ? ours : undefined];
  return {
    ...(theyStay ? found : kept),
    revision: Math.max(kept.revision, found.revision),
    others: others.filter((draft) => draft !== undefined),
  };
}

/**
 * The clock, and always more than the one before: it goes on growing where the storage was cleared in between, and two tabs of one
 * storage do not count the same.
 */
export function revisionAfter(last: number, now: number): number {
  return Math.max(last + 1, now);
}

/** Far longer than a request that its page has given up can still be on its way. */
const sessionGoesOnMs = 5 * 60_000;

/**
 * In which session a new draft counts. Inside one session the revision decides which draft is newer, between two the time of arrival: so
 * while an older draft may arrive late, the new one counts in its session, over reloads and in other tabs too.
 */
export function sessionFor(kept: KeptDrafts, now: number, ofThisPage: string): string {
  const { session } = kept;
  const goesOn = session !== undefined && now - session.usedAt < sessionGoesOnMs;
  return newest(kept)?.sessionId ?? (goesOn ? session.id : ofThisPage);
}
