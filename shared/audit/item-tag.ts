// The tag of an item: who has it can say which item was seen, and a conditional write of another one is a conflict.
import { hash } from 'node:crypto';
import type { Item, Json } from '../sections/section';
import { canonicalJson } from './canonical-json';

/**
 * 27 base64url characters (162 bits) of the SHA-256 of the item's fields as canonical JSON; itemId and position do not count.
 * It is of the item as it is stored: a field that a view shows otherwise (a link to a work item that is gone) has to be put in
 * as it stands in the row.
 */
export function itemTag(item: Item): string {
  const { itemId: _itemId, position: _position, ...fields } = item as { readonly [field: string]: Json };
  return hash('sha256', canonicalJson(fields), 'base64url').slice(0, 27);
}
