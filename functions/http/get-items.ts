// GET of a section's items: all of them, each with the tag for a conditional write of it, or one.
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { idIn } from '../../shared/http/path';
import { HttpProblem } from '../../shared/http/problem';
import { readQuery } from '../../shared/http/query';
import type { StoredItem } from '../../shared/reading/read-items';
import type { Section } from '../../shared/sections/section';

export interface GetItemsTools {
  readonly readItems: (profileId: string, section: Section) => Promise<readonly StoredItem[]>;
}

export interface GetItemTools {
  readonly readItem: (profileId: string, section: Section, itemId: string | null) => Promise<StoredItem | undefined>;
}

/** The list of a profile without items, or without a profile, is empty. */
export function getItems(section: Section, { readItems }: GetItemsTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    readQuery(request, []);
    const stored = await readItems(profileId, section);
    const etags = Object.fromEntries(stored.map((one) => [String(one.itemId), tagOf(one)]));
    return { status: 200, body: { items: stored.map(bodyOf), etags } };
  };
}

/** A section of one has no itemId in its route. */
export function getItem(section: Section, { readItem }: GetItemTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const itemId = section.cardinality === 'many' ? idIn(request.params, 'itemId') : null;
    readQuery(request, []);
    const stored = await readItem(profileId, section, itemId);
    if (!stored) throw new HttpProblem('item-not-found', 'It was deleted or never there. A PUT here creates it.');
    return { status: 200, body: bodyOf(stored), tag: () => tagOf(stored) };
  };
}

function bodyOf({ itemId, fields }: StoredItem): object {
  return itemId === null ? fields : { itemId, ...fields };
}

/** As If-Match takes it. */
function tagOf({ tag }: StoredItem): string {
  return `"${tag}"`;
}
