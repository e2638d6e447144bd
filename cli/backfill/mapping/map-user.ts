// From one user's rows to a profile to bring. Pure: the same rows give the same profile, the same ids and the same report.
import { itemIdOf, profileIdOf } from '../../../shared/commands/identifiers';
import type { Given, Item, Section } from '../../../shared/sections/section';
import { isUuid } from '../../../shared/sections/text';
import { type BroughtItem, type BroughtProfile, type ItemSource, keyTextOf, type Row } from './brought';
import { entriesOf } from './entries';
import { makeItem } from './make-item';
import { type Mapping, nameOf, type ProfileIdBy, type Source } from './mapping';
import { Report } from './report';

interface Candidate {
  readonly item: BroughtItem;
  readonly from: Source;
  readonly row: Row;
}

/** @param rowsBySource by the source's name, each in the order of its key; a source without rows may be missing */
export function mapUser(
  mapping: Mapping,
  user: Row,
  rowsBySource: ReadonlyMap<string, readonly Row[]>,
): BroughtProfile {
  const { table, key, profileId: by, otherwise, ownerId } = mapping.profiles;
  const report = new Report();
  const userKey = keyTextOf(user[key]);
  const profileId = profileIdBy(by, user, userKey) ?? (otherwise ? profileIdBy(otherwise, user, userKey) : null);
  const owner = ownerId === undefined ? null : idTextOf(user[ownerId]);
  if (profileId === null) {
    const column = by.by === 'column' ? by.column : by.by === 'issuer-and-subject' ? by.subject : key;
    report.add(table, userKey, null, { code: 'no-profile-id', outcome: 'profile-left-out', column });
    return {
      userKey,
      profileId,
      ownerId: owner,
      lastUpdated: null,
      sections: new Map(),
      unreadable: report.unreadable,
    };
  }
  const bySection = new Map<Section, Candidate[]>();
  for (const source of mapping.sources) {
    const found = candidatesOf(mapping, source, rowsBySource.get(source.name) ?? [], report);
    bySection.set(source.section, [...(bySection.get(source.section) ?? []), ...found]);
  }
  const kept = [...bySection].map(([section, found]) => [section.name, keepOf(section, found, report)] as const);
  const rows = kept.flatMap(([, candidates]) => candidates);
  return {
    userKey,
    profileId,
    ownerId: owner,
    lastUpdated: newest(rows),
    sections: new Map(kept.map(([name, candidates]) => [name, candidates.map(({ item }) => item)])),
    unreadable: report.unreadable,
  };
}

function profileIdBy(by: ProfileIdBy, user: Row, userKey: string): string | null {
  switch (by.by) {
    case 'issuer-and-subject': {
      const subject = idTextOf(user[by.subject]);
      return subject === null ? null : profileIdOf(by.issuer, subject);
    }
    case 'column': {
      const text = idTextOf(user[by.column]);
      return text !== null && isUuid(text) ? text.toLowerCase() : null;
    }
    case 'key':
      return profileIdOf(by.namespace.toLowerCase(), inLowerCaseIfUuid(userKey));
    default:
      return by satisfies never;
  }
}

/**
 * As it stands, for a subject has to be the token's letter by letter; a uniqueidentifier comes in small letters (shared/sql/pool.ts), and the
 * blanks at the end are those of a char column.
 */
function idTextOf(value: unknown): string | null {
  const text = value === null || value === undefined ? '' : String(value).trimEnd();
  return text === '' ? null : text;
}

function inLowerCaseIfUuid(text: string): string {
  return isUuid(text) ? text.toLowerCase() : text;
}

function candidatesOf(mapping: Mapping, source: Source, rows: readonly Row[], report: Report): Candidate[] {
  const found = rows.flatMap((row) => {
    const key = keyTextOf(row[source.key]);
    const tell = report.add.bind(report, source.table, key, source);
    return entriesOf(source, row, tell).flatMap((entry): Candidate[] => {
      const given = makeItem(source, entry, tell);
      if (!given) return [];
      const from: ItemSource = { name: source.name, table: nameOf(source.table), key, ordinal: entry.ordinal };
      return [{ item: { itemId: idOf(mapping, source, from), given, source: from }, from: source, row }];
    });
  });
  const { order } = source;
  if (!order) return found;
  const way = order.descending ? -1 : 1;
  return found.sort((one, other) => compare(one.item.given[order.field], other.item.given[order.field], way));
}

/** Names have no colon, so no two keys of two sources make the same text. */
function idOf({ name }: Mapping, source: Source, { key, ordinal }: ItemSource): string {
  return itemIdOf(`backfill:${name}:${source.name}:${inLowerCaseIfUuid(key)}`, source.section.property, ordinal);
}

/** What has no value comes last, whichever the way. */
function compare(one: Item[string] | undefined, other: Item[string] | undefined, way: 1 | -1): number {
  if (one === other) return 0;
  if (one === undefined || one === null) return 1;
  if (other === undefined || other === null) return -1;
  return one < other ? -way : way;
}

/** Each item once, no more than the section holds, and one primary item at most; the rest is reported. */
function keepOf(section: Section, found: readonly Candidate[], report: Report): Candidate[] {
  const seen = new Set<string>();
  const kept: Candidate[] = [];
  let hasPrimary = false;
  for (const candidate of found) {
    const { item, from } = candidate;
    const tell = report.add.bind(report, from.table, item.source.key, from);
    const path = from.items.of === 'row' ? undefined : `entry ${item.source.ordinal + 1}`;
    const column = from.items.of === 'row' ? undefined : from.items.column;
    const same = JSON.stringify(item.given);
    if (seen.has(same)) tell({ code: 'same-item', outcome: 'item-left-out', column, path });
    else if (kept.length >= section.maxItems) tell({ code: 'too-many-items', outcome: 'item-left-out', column, path });
    else {
      seen.add(same);
      const { onlyOne } = section;
      const isPrimary = onlyOne !== undefined && item.given[onlyOne] === true;
      if (isPrimary && hasPrimary) {
        tell({ code: 'second-primary', outcome: 'field-left-out', column, path, field: onlyOne });
        kept.push({ ...candidate, item: { ...item, given: without(item.given, onlyOne) } });
      } else kept.push(candidate);
      hasPrimary ||= isPrimary;
    }
  }
  return kept;
}

function without(given: Given, field: string): Given {
  const { [field]: _, ...rest } = given;
  return rest;
}

function newest(candidates: readonly Candidate[]): string | null {
  let last = Number.NEGATIVE_INFINITY;
  for (const { from, row } of candidates) {
    for (const column of from.lastUpdated) {
      const value = row[column];
      if (value instanceof Date && !Number.isNaN(value.getTime())) last = Math.max(last, value.getTime());
    }
  }
  return Number.isFinite(last) ? new Date(last).toISOString() : null;
}
