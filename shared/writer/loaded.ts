// The result sets of the load batch as the state that commands are decided upon.
import { fromRow } from '../sections/item';
import type { Section, StepName } from '../sections/section';
import { count, instant, text, textOrNull } from '../sql/column';
import type { BatchResult } from '../sql/transaction';
import { itemWriteKey } from './item-writes';
import type { LoadBatch } from './load';
import type { Extra } from './load-statements';
import {
  type Columns,
  changeFrom,
  draftFrom,
  erasureFrom,
  headFrom,
  itemWriteFrom,
  passageFrom,
  progressFrom,
  sessionFrom,
} from './loaded-rows';
import { emptyRows, type LoadedState, type ProfileRows, type ProfileState, type StoredItem } from './state';

type Gathered = ProfileRows & Pick<ProfileState, 'head' | 'erasure'>;

export function loadedState(batch: Pick<LoadBatch, 'extras'>, result: BatchResult): LoadedState {
  const [heads = [], operations = [], progress = [], drafts = [], sessions = [], ...rest] = result.recordsets;
  const profiles = new Map<string, Gathered>(
    heads.map((row) => [text(row.profileId), { head: headFrom(row), erasure: erasureFrom(row), ...emptyRows() }]),
  );
  const of = (row: Columns): Gathered => {
    const profile = profiles.get(text(row.profileId));
    if (!profile) throw new RangeError(`a row of profile ${text(row.profileId)}, which was not locked`);
    return profile;
  };
  for (const row of operations) of(row).operations.set(text(row.operationId), textOrNull(row.fingerprint));
  for (const row of progress) of(row).progress.set(text(row.step) as StepName, progressFrom(row));
  for (const row of drafts) of(row).drafts.set(text(row.step) as StepName, draftFrom(row));
  for (const row of sessions) of(row).sessions.set(text(row.sessionId), sessionFrom(row));
  batch.extras.forEach((extra, index) => {
    for (const row of rest[index] ?? []) keepExtra(of(row), extra, row);
  });
  return { now: instant(heads[0]?.now), profiles };
}

function keepExtra(profile: ProfileRows, extra: Extra, row: Columns): void {
  switch (extra.holds) {
    case 'items':
      keepItem(profile, extra.section, row);
      break;
    case 'item-counts': {
      const { name } = extra.section;
      profile.unreadItems.set(name, count(row.items) - (profile.items.get(name)?.size ?? 0));
      break;
    }
    case 'item-writes': {
      const write = itemWriteFrom(row);
      profile.itemWrites.set(itemWriteKey(write.section, write.itemId), write);
      break;
    }
    case 'passages':
      keepPassage(profile, row);
      break;
    case 'recorded':
      keepChange(profile, row);
      break;
    default:
      unknownExtra(extra);
  }
}

function keepItem(profile: ProfileRows, section: Section, row: Columns): void {
  const items = profile.items.get(section.name) ?? new Map<string, StoredItem>();
  profile.items.set(section.name, items);
  const many = section.cardinality === 'many';
  const position = many ? count(row.position) : 0;
  items.set(text(many ? row.itemId : row.profileId), { position, item: fromRow(section, row) });
}

function keepPassage(profile: ProfileRows, row: Columns): void {
  const step = text(row.step) as StepName;
  profile.stepEvents.set(step, count(row.events));
  if (row.kind === null) return;
  const passages = profile.passages.get(step) ?? [];
  passages.push(passageFrom(row));
  profile.passages.set(step, passages);
}

/** Rows come in the order in which the operation changed them. */
function keepChange(profile: ProfileRows, row: Columns): void {
  const operationId = text(row.operationId);
  const step = textOrNull(row.step) as StepName | null;
  // An operation that changed something, and its changes are not there.
  if (row.entity === null) {
    profile.recorded.set(operationId, { step, gone: 'archived', changes: [] });
    return;
  }
  const known = profile.recorded.get(operationId);
  const isErased = known?.gone === 'erased' || row.salt === null;
  const changes = [...(known?.changes ?? []), changeFrom(row)];
  profile.recorded.set(operationId, { step, gone: isErased ? 'erased' : null, changes });
}

function unknownExtra(extra: never): never {
  throw new TypeError(`unknown result set ${JSON.stringify(extra)}`);
}
