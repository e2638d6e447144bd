// Looks the items of a section up: all of them in the candidate's order, or one.

import { itemTag } from '../audit/item-tag';
import { fromRow } from '../sections/item';
import type { Item, Section } from '../sections/section';
import { text } from '../sql/column';
import type { Pool } from '../sql/connected';
import { type Row, run } from './run';
import { selectItem, selectItems } from './statements';

export interface StoredItem {
  /** Null in a section of one. */
  readonly itemId: string | null;
  /** As the row has them: a project's link to a work item that is gone is told too. */
  readonly fields: Item;
  /** Of the fields: who sends it with a write says which item was seen. */
  readonly tag: string;
}

/** Throws DatabaseUnavailable. */
export async function readItems(pool: Pool, profileId: string, section: Section): Promise<readonly StoredItem[]> {
  const [rows = []] = await run(pool, { name: 'read items', text: selectItems(section), parameters: { profileId } });
  return rows.map((row) => itemOf(section, row));
}

/** `itemId`: null for the item of a section of one. Undefined where there is none. Throws DatabaseUnavailable. */
export async function readItem(
  pool: Pool,
  profileId: string,
  section: Section,
  itemId: string | null,
): Promise<StoredItem | undefined> {
  const parameters = itemId === null ? { profileId } : { profileId, itemId };
  const [[row] = []] = await run(pool, { name: 'read items', text: selectItem(section), parameters });
  return row && itemOf(section, row);
}

function itemOf(section: Section, row: Row): StoredItem {
  const fields = fromRow(section, row);
  return { itemId: section.cardinality === 'many' ? text(row.itemId) : null, fields, tag: itemTag(fields) };
}
