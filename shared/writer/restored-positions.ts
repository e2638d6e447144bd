// Where a revert puts the items that it brings or moves back: two never stand in one place.
import type { Section } from '../sections/section';
import type { Undo } from './undo';
import { itemsOf, type Workspace } from './workspace';

/** What goes makes room for what moves, and both for what comes back. */
export function phaseOf({ current, restored }: Undo): number {
  if (restored === null) return 0;
  return current === null ? 2 : 1;
}

interface ItemUndo {
  readonly undo: Undo;
  readonly section: Section;
  readonly itemId: string;
  readonly wanted: number;
}

/** An item gets its old place if nobody has taken it, else the next free one at the end. Those that need not move go first. */
export function restoredPositions(workspace: Workspace, undos: readonly Undo[]): ReadonlyMap<Undo, number> {
  const positions = new Map<Undo, number>();
  for (const [section, some] of Map.groupBy(undos.flatMap(itemUndo), (one) => one.section)) {
    const reverted = new Set(some.map((one) => one.itemId));
    const others = [...itemsOf(workspace, section.name)].filter(([itemId]) => !reverted.has(itemId));
    const taken = new Set(others.map(([, row]) => row.position));
    const back = some.filter(({ undo }) => undo.restored !== null).sort((one, other) => rankOf(one) - rankOf(other));
    for (const { undo, wanted } of back) {
      const end = 1 + Math.max(...taken, ...back.map((one) => one.wanted));
      const position = taken.has(wanted) ? end : wanted;
      taken.add(position);
      positions.set(undo, position);
    }
  }
  return positions;
}

function itemUndo(undo: Undo): ItemUndo[] {
  const { target, restored } = undo;
  if (target.kind !== 'item') return [];
  const wanted = typeof restored?.position === 'number' ? restored.position : 0;
  return [{ undo, section: target.section, itemId: target.itemId, wanted }];
}

function rankOf({ undo, wanted }: ItemUndo): number {
  return undo.current?.position === wanted ? 0 : phaseOf(undo);
}
