// What a batch needs to know before it can be decided, and the rows that the writer keeps.
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
 *     (no row) ──draft, refusal──▶ in-progress ──submit──▶ completed
 *         └───────────────────────submit───────────────────────▲
 *
 * A draft after a submit leaves it completed. All but the versions and refusals is the same whatever order commands arrive in.
 */
export interface Progress extends Written {
  readonly status: 'in-progress' | 'completed';
  readonly completeness: number;
  /** Counts the submits that changed something. */
  readonly version: number;
  /** Counts the changes of the draft. */
  readonly draftVersion: number;
  readonly refusals: number;
  /** The earliest acceptedAt of any command of the step. */
  readonly startedAt: string;
  /** The earliest acceptedAt of any submit. */
  readonly completedAt: string | null;
  /** The newest submit and the newest draft that were applied or changed nothing. */
  readonly submitted: Stamp | null;
  readonly drafted: Stamp | null;
}

export interface Session extends Written {
  readonly startedAt: string;
  readonly lastSeenAt: string;
}

/** An item and its place in the list; for a section of one the place is 0 and the id is the profile's. */
export interface StoredItem extends Written {
  readonly position: number;
  readonly item: Item;
}

/** Everything of one profile that the commands of a batch touch. */
export interface ProfileState {
  readonly head: ProfileHead;
  /** Fingerprints of the operations of this batch that were applied before, by operationId; null where it has none. */
  readonly operations: ReadonlyMap<string, string | null>;
  readonly progress: ReadonlyMap<StepName, Progress>;
  readonly drafts: ReadonlyMap<StepName, Draft>;
  readonly sessions: ReadonlyMap<string, Session>;
  /** By section name, then by itemId. */
  readonly items: ReadonlyMap<string, ReadonlyMap<string, StoredItem>>;
}

export interface LoadedState {
  /** The database's clock when the locks were held. */
  readonly now: string;
  readonly profiles: ReadonlyMap<string, ProfileState>;
}
