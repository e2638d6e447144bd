// Which item of the profile a suggestion is about: each is matched once, the best pair first.
import type { Given, Json } from '../../sections/section';
import { agrees, alikeness, isApart, type Span } from './alike';
import type { SuggestedItem } from './suggested-item';

/** What an item is known by. */
interface Identity {
  /** The name that has to be alike. */
  readonly name: string;
  /** Tells two items of one name apart. */
  readonly second?: string;
}

/** By section name. */
const identities: Readonly<Record<string, Identity>> = {
  addresses: { name: 'city', second: 'line1' },
  education: { name: 'institution', second: 'studyType' },
  certifications: { name: 'name', second: 'issuer' },
  'work-experience': { name: 'employer', second: 'title' },
  projects: { name: 'name', second: 'organisation' },
};

const alikeEnough = 0.8;
/** Second names vary more: `Senior Developer`, `Software Developer`. */
const secondAlikeEnough = 0.5;

/** The place of the item among `items` for each suggestion that is about one. `newItemId`: the id that a new item would have. */
export function matched(
  suggested: readonly SuggestedItem[],
  items: readonly Given[],
  newItemId: (suggestion: SuggestedItem) => string,
): ReadonlyMap<SuggestedItem, number> {
  const pairs = suggested.flatMap((suggestion) =>
    items.map((item, place) => {
      const isItself = item.itemId === newItemId(suggestion);
      return { suggestion, place, score: isItself ? Number.POSITIVE_INFINITY : scoreOf(suggestion, item) };
    }),
  );
  const found = new Map<SuggestedItem, number>();
  const taken = new Set<number>();
  const likely = pairs.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score);
  for (const { suggestion, place } of likely) {
    if (found.has(suggestion) || taken.has(place)) continue;
    found.set(suggestion, place);
    taken.add(place);
  }
  return found;
}

/** 0: they are two. */
function scoreOf({ section, fields }: SuggestedItem, item: Given): number {
  const identity = identities[section.name];
  if (identity === undefined) throw new RangeError(`nothing tells items of ${section.name} apart`);
  const said = Object.fromEntries(fields.map(({ field, value }) => [field, value]));
  const name = alikenessOf(said[identity.name], item[identity.name]);
  if (name === undefined || name < alikeEnough) return 0;
  if (isApart(spanOf(said), spanOf(item))) return 0;
  const second = identity.second === undefined ? undefined : alikenessOf(said[identity.second], item[identity.second]);
  const isSameStart = isSame(said.startDate, item.startDate);
  if (second !== undefined && second < secondAlikeEnough && !isSameStart) return 0;
  return name + (second ?? 0) + (isSameStart ? 1 : 0);
}

/** Undefined where one of them is not known. */
function alikenessOf(one: Json | undefined, other: Json | undefined): number | undefined {
  return typeof one === 'string' && typeof other === 'string' && one !== '' && other !== ''
    ? alikeness(one, other)
    : undefined;
}

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return typeof one === 'string' && typeof other === 'string' && agrees(one, other);
}

function spanOf(item: { readonly [field: string]: Json | undefined }): Span {
  const date = (name: string) => (typeof item[name] === 'string' && item[name] !== '' ? item[name] : undefined);
  return { start: date('startDate') ?? date('issueDate'), end: date('endDate') ?? date('issueDate') };
}
