// What writes of one item have to do with versions: whether the item is the one that was seen, and how its step's version moves.
import { itemTag } from '../audit/item-tag';
import type { Command } from '../commands/kinds';
import type { Json, Section } from '../sections/section';
import type { Decided } from './decided';
import { itemView } from './item-rows';
import type { StoredItem } from './state';
import { progressOf, setProgress, versionAfter, type Workspace } from './workspace';

/** What a command is about. */
export interface About {
  readonly workspace: Workspace;
  readonly section: Section;
  readonly itemId: string;
  readonly row: StoredItem | undefined;
}

const noItem = 'none';

/** Of a command that expects another item than there is now. `attempted`: null for a deletion. */
export function tagConflict(
  { workspace, section, itemId, row }: About,
  { expectedTag, acceptedAt }: { readonly expectedTag?: string | undefined; readonly acceptedAt: string },
  attempted: Json,
): Decided | undefined {
  const currentTag = row ? itemTag(row.item) : noItem;
  if (expectedTag === undefined || expectedTag === currentTag) return undefined;
  const { version } = progressOf(workspace, section.step, acceptedAt);
  const current = itemView(section, itemId, row);
  const difference = { expectedTag, currentTag };
  return { outcome: { status: 'conflict', version, difference, current, attempted }, changes: [] };
}

/** Every change of an item moves the version of its step, so that a submit that has not seen it can be told. */
export function moveVersion(
  { workspace, section }: Pick<About, 'workspace' | 'section'>,
  { acceptedAt, actor }: Pick<Command, 'acceptedAt' | 'actor'>,
  changes: number,
): number {
  const progress = progressOf(workspace, section.step, acceptedAt);
  const version = versionAfter(workspace, progress.version, changes > 0 ? 1 : 0);
  const next = changes > 0 ? { ...progress, version } : progress;
  setProgress(workspace, section.step, next, acceptedAt, actor.id);
  return next.version;
}
