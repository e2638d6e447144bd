// What a batch needs to know before it can be decided, and the rows that the writer keeps.
import { genesisHash } from '../audit/chain';
import type { Change } from '../audit/change';
import type { Item, StepName } from '../sections/section';

/** Who made a row and who changed it last, as far as this batch did it: rows as loaded carry none. */
export interface Authors {
  readonly createdBy: string;
  readonly updatedBy: string;
}

interface Written {
  readonly authors?: Authors;
}

/** What orders two writes of the same step: see order.ts. Instants are ISO 8601 in UTC with milliseconds. */
export interface Stamp {
  readonly acceptedAt: string;
  readonly operationId: string;
  readonly sessionId: string | null;
  readonly revision: number | null;
}

export interface ProfileHead {
  readonly version: number;
  readonly chainLength: number;
  readonly chainHead: string;
}

export interface Draft extends Written {
  /** The payload as canonical JSON. */
  readonly text: string;
  readonly stamp: Stamp;
}

/**
 * Where a step stands. A step without a row has not been started.
 *
 *     (no row) ──draft, item, event, refusal──▶ in-progress ──submit──▶ completed
 *         │                                          ▲                   ▲  │
 *         └──────────────────submit──────────────────┼───────────────────┘  │
 *                                                    └──revert of a submit──┘
 *
 * A draft after a submit leaves it completed. All but the versions and refusals is the same whatever order commands arrive in;
 * what a revert does depends on what it finds.
 */
export interface Progress extends Written {
  readonly status: 'in-progress' | 'completed';
  readonly completeness: number;
  /** Counts the submits and item writes that changed something. */
  readonly version: number;
  /** Counts the changes of the draft. */
  readonly draftVersion: number;
  readonly refusals: number;
  /** The earliest acceptedAt of any command of the step. */
  readonly startedAt: string;
  /** The earliest acceptedAt of any submit. */
  readonly completedAt: string | null;
  /** The newest submit and the newest draft or discard that were applied or changed nothing. */
  readonly submitted: Stamp | null;
  readonly drafted: Stamp | null;
  /** From the timeline of the step, by the client's clock. */
  readonly timeSpentSeconds: number;
  readonly firstEnteredAt: string | null;
  readonly skippedAt: string | null;
}

export interface Session extends Written {
  readonly client: string | null;
  readonly startedAt: string;
  readonly lastSeenAt: string;
  /** The latest end that was told; a visit that goes on after it keeps it. */
  readonly endedAt: string | null;
  readonly draftRevisions: DraftRevisions;
}

/** By step, the highest revision of a draft, discard or submit of the session, whatever became of it. See late-draft.ts. */
export type DraftRevisions = { readonly [step in StepName]?: number };

/** An item and its place in the list; for a section of one the place is 0 and the id is the profile's. */
export interface StoredItem extends Written {
  readonly position: number;
  readonly item: Item;
}

/** The newest write of one item by itself, a deletion too: it tells a late, older write from a newer one. See item-writes.ts. */
export interface ItemWrite extends Written {
  readonly section: string;
  readonly itemId: string;
  readonly stamp: Stamp;
  readonly isDeleted: boolean;
  readonly place: number | null;
  readonly firstAcceptedAt: string | null;
}

/** An arrival in a step or a departure from it. */
export interface Passage {
  readonly kind: 'entered' | 'left';
  readonly sessionId: string | null;
  readonly occurredAt: string;
}

/** What an operation changed, as the audit has it. */
export interface RecordedSet {
  readonly step: StepName | null;
  /** Why its changes are not there, or have no values; null where they are whole. */
  readonly gone: 'erased' | 'archived' | null;
  readonly changes: readonly Change[];
}

/** The newest erasure of the profile: what was accepted before it is not applied any more. */
export interface Erasure {
  readonly acceptedAt: string;
  readonly operationId: string;
}

/** The rows of one profile that the commands of a batch touch. */
export interface ProfileRows {
  /** Fingerprints of the operations of this batch that were applied before, by operationId; null where it has none. */
  readonly operations: Map<string, string | null>;
  readonly progress: Map<StepName, Progress>;
  readonly drafts: Map<StepName, Draft>;
  readonly sessions: Map<string, Session>;
  /** By section name, then by itemId. */
  readonly items: Map<string, Map<string, StoredItem>>;
  /** By section name, how many more items there are than were loaded; none of a section that was loaded whole (load-parses.ts). */
  readonly unreadItems: Map<string, number>;
  /** Of the sections whose items are loaded, by `itemWriteKey`. */
  readonly itemWrites: Map<string, ItemWrite>;
  /** Of the steps that step events of the batch are about. */
  readonly passages: Map<StepName, Passage[]>;
  /** How many events the timeline of those steps has. */
  readonly stepEvents: Map<StepName, number>;
  /** Of the operations that the batch is to revert. */
  readonly recorded: Map<string, RecordedSet>;
}

export function emptyRows(): ProfileRows {
  return {
    operations: new Map(),
    progress: new Map(),
    drafts: new Map(),
    sessions: new Map(),
    items: new Map(),
    unreadItems: new Map(),
    itemWrites: new Map(),
    passages: new Map(),
    stepEvents: new Map(),
    recorded: new Map(),
  };
}

type Frozen<T> =
  T extends Map<infer K, infer V> ? ReadonlyMap<K, Frozen<V>> : T extends readonly (infer E)[] ? readonly E[] : T;

type FrozenRows = { readonly [rows in keyof ProfileRows]: Frozen<ProfileRows[rows]> };

/** A profile as it was loaded; decisions change a copy of its rows (workspace.ts). */
export interface ProfileState extends FrozenRows {
  readonly head: ProfileHead;
  readonly erasure: Erasure | null;
}

/** A profile that nobody has written to. */
export const emptyProfile: ProfileState = {
  head: { version: 0, chainLength: 0, chainHead: genesisHash },
  erasure: null,
  ...emptyRows(),
};

export interface LoadedState {
  /** The database's clock when the locks were held. */
  readonly now: string;
  readonly profiles: ReadonlyMap<string, ProfileState>;
}
