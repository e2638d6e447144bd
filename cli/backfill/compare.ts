// One profile as the source says it and as the target holds it, item by item, by checksum.
import { hash } from 'node:crypto';
import { canonicalJson } from '../../shared/audit/canonical-json';
import { sectionByName } from '../../shared/sections/all';
import { completeItem } from '../../shared/sections/item';
import type { Item, Section } from '../../shared/sections/section';
import type { BroughtItem, BroughtProfile } from './mapping/brought';
import type { TargetItem, TargetProfile } from './read-target';

/**
 * `same`: the checksums of source and target are equal.
 * `own`: the step is somebody's own by now: what was brought is not compared.
 * `erased`: the person was erased.
 * `missing`, `different`, `unexpected`: a fault: the target lacks the item, holds another value, or has one that the source has not.
 */
export type Verdict = 'same' | 'own' | 'erased' | 'missing' | 'different' | 'unexpected';

export const faults: readonly Verdict[] = ['missing', 'different', 'unexpected'];

export interface Compared {
  /** The source's name in the mapping; of an item that the source has not, the section's. */
  readonly source: string;
  readonly table: string;
  /** Of the row of the source; of an item that the source has not, its id. */
  readonly key: string;
  readonly verdict: Verdict;
}

export function compareProfile(brought: BroughtProfile, target: TargetProfile | undefined): Compared[] {
  return [...brought.sections].flatMap(([name, items]) => {
    const section = sectionByName(name);
    if (!section) throw new RangeError(`there is no section ${name}`);
    return compareSection(section, items, target);
  });
}

function compareSection(
  section: Section,
  items: readonly BroughtItem[],
  target: TargetProfile | undefined,
): Compared[] {
  const told = ({ source }: BroughtItem, verdict: Verdict): Compared => ({
    source: source.name,
    table: source.table,
    key: source.key,
    verdict,
  });
  if (target?.isErased) return items.map((item) => told(item, 'erased'));
  if (target?.ownSteps.has(section.step)) return items.map((item) => told(item, 'own'));
  const held = new Map((target?.items.get(section.name) ?? []).map((one) => [one.itemId, one]));
  const one = section.cardinality === 'one' ? held.values().next().value : undefined;
  const compared = items.map((item, position) => {
    const found = section.cardinality === 'one' ? one : held.get(item.itemId);
    if (!found) return told(item, 'missing');
    held.delete(found.itemId);
    const expected = checksum(section, position, completeItem(section, item.given));
    return told(item, expected === checksumOf(section, found) ? 'same' : 'different');
  });
  const unexpected = [...held.keys()].map((itemId) => ({
    source: section.name,
    table: section.table,
    key: itemId,
    verdict: 'unexpected' as const,
  }));
  return [...compared, ...unexpected];
}

function checksumOf(section: Section, { position, item }: TargetItem): string {
  return checksum(section, position, item);
}

/** SHA-256 of the item as canonical JSON (RFC 8785), in a list with its place. */
function checksum(section: Section, position: number, item: Item): string {
  return hash('sha256', canonicalJson(section.cardinality === 'many' ? { position, item } : { item }), 'hex');
}
