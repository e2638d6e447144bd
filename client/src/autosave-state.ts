// Where an autosave stands: the state that an app shows, and how one follows from another.
import type { Conflict, Outcome, VersionMismatch } from './outcome.ts';
import type { ProblemError } from './problem-error.ts';
import { unknownCase } from './unknown-case.ts';

export type AutosaveState<Payload> =
  | { readonly status: 'idle' | 'pending' | 'saving' | 'saved' }
  /** Kept, and sent again by itself: there was no answer, or the server takes nothing at the moment. */
  | { readonly status: 'offline'; readonly error: unknown }
  /** Kept, and not sent again: only another payload can help. */
  | { readonly status: 'refused'; readonly refusal: Refusal<Payload> }
  /** Kept, and nothing is sent until `resolve`. */
  | { readonly status: 'conflict'; readonly conflict: DraftConflict<Payload> };

export interface Refusal<Payload> {
  /** A problem (400, 403, 413, 422, …); for a conditional save also the outcomes `rejected` and `superseded`. */
  readonly reason: ProblemError | Outcome;
  readonly payload: Payload;
}

/** Somebody else has saved the draft since it was read; without a condition: since this one was typed. */
export interface DraftConflict<Payload> {
  /** What the server has now. */
  readonly current: Payload | null;
  /** What this autosave wanted to save. */
  readonly attempted: Payload;
  /** Of a conditional save. Without a condition the server was asked before the save, so that there is none. */
  readonly outcome?: Conflict & { readonly error: VersionMismatch };
}

export type AutosaveEvent<Payload> =
  | { readonly type: 'edited' | 'sending' | 'resolved' | 'discarded' }
  | { readonly type: 'unreachable'; readonly error: unknown }
  /** `more`: something newer is waiting already. */
  | { readonly type: 'accepted'; readonly more: boolean }
  | { readonly type: 'refused'; readonly more: boolean; readonly refusal: Refusal<Payload> }
  | { readonly type: 'conflicting'; readonly conflict: DraftConflict<Payload> };

/**
 *               edited                 sending                accepted
 *     idle ───────────────▶ pending ───────────────▶ saving ───────────────▶ saved
 *                           ▲ ▲ ▲ ▲                  │ │ │ ▲                   │
 *                           │ │ │ └── accepted, more ┘ │ │ │ sending           │
 *                           │ │ └──── refused, more ───┤ │ │                   │
 *                           │ │                        │ │ └──── offline       │
 *                           │ │ edited                 │ │          ▲          │
 *                           │ └──────── refused ◀──────┘ ├──────────┘          │
 *                           │                            │ unreachable         │
 *                           ├── resolved ── conflict ◀───┘ conflicting         │
 *                           └────────────────────────────────────── edited ────┘
 *
 * `edited` changes nothing while saving, offline or in conflict: what is newest is sent when its time comes. `discarded` leads from
 * anywhere to idle.
 */
export function stateAfter<Payload>(
  state: AutosaveState<Payload>,
  event: AutosaveEvent<Payload>,
): AutosaveState<Payload> {
  switch (event.type) {
    case 'edited':
      return state.status === 'saving' || state.status === 'offline' || state.status === 'conflict'
        ? state
        : { status: 'pending' };
    case 'sending':
      return { status: 'saving' };
    case 'accepted':
      return { status: event.more ? 'pending' : 'saved' };
    case 'unreachable':
      return { status: 'offline', error: event.error };
    case 'refused':
      return event.more ? { status: 'pending' } : { status: 'refused', refusal: event.refusal };
    case 'conflicting':
      return { status: 'conflict', conflict: event.conflict };
    case 'resolved':
      return { status: 'pending' };
    case 'discarded':
      return { status: 'idle' };
    default:
      return unknownCase(event);
  }
}
