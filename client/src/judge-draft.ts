// What the server's verdict on a draft means for what waits, and for the state that an app shows.
import type { AutosaveEvent } from './autosave-state.ts';
import type { DraftQueue } from './draft-queue.ts';
import type { KeptDraft } from './kept-drafts.ts';
import type { Verdict } from './send-draft.ts';
import { unknownCase } from './unknown-case.ts';

/** `draft`: the one in `queue` that was sent. The queue goes on where it can. */
export function judgeDraft<Payload>(queue: DraftQueue, draft: KeptDraft, verdict: Verdict): AutosaveEvent<Payload> {
  switch (verdict.kind) {
    case 'accepted':
      queue.settle(verdict.ifMatch);
      return { type: 'accepted', more: queue.newest !== undefined };
    case 'unreachable':
      return { type: 'unreachable', error: verdict.error };
    case 'refused': {
      const more = queue.hasUnsent;
      if (more) queue.settle();
      return { type: 'refused', more, refusal: { reason: verdict.reason, payload: payloadOf(draft) } };
    }
    case 'conflicting': {
      const { current, outcome } = verdict;
      const attempted: Payload = payloadOf(queue.newest ?? draft);
      return {
        type: 'conflicting',
        conflict: { current: current as Payload | null, attempted, ...(outcome && { outcome }) },
      };
    }
    default:
      return unknownCase(verdict);
  }
}

export function payloadOf<Payload>(draft: KeptDraft): Payload {
  return JSON.parse(draft.body);
}
