// Anchors held against their names, the keys and the chains, as they lie in storage.
import { buffer } from 'node:stream/consumers';
import {
  type AnchorFinding,
  checkAnchoredHeads,
  checkAnchors,
  checkDocument,
  type HeadsWindow,
} from '../../../shared/anchors/check';
import type { Head } from '../../../shared/anchors/heads';
import { makeAnchor } from '../../../shared/anchors/make';
import type { AnchorStore } from '../../../shared/anchors/store';
import { chainKeysText, parseChainKeys } from '../../../shared/audit/chain-keys';
import { idOf } from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';

const keys = parseChainKeys(chainKeysText([chainKey]));
const heads: Head[] = [0, 1, 2, 3, 4, 5, 6].map((place) => ({
  profileId: idOf(place),
  length: 1,
  hash: 'a'.repeat(64),
}));

function memoryStore(): AnchorStore & { readonly documents: Map<string, Buffer> } {
  const [documents, files] = [new Map<string, Buffer>(), new Map<string, Buffer>()];
  return {
    documents,
    days: async () => [...documents.keys()].sort(),
    read: async (day) => documents.get(day),
    add: async (day, document) => !documents.has(day) && documents.set(day, document).has(day),
    addHeads: async (name, content) => {
      files.set(name, await buffer(content));
    },
    readHeads: async function* (name) {
      yield files.get(name) ?? Buffer.of();
    },
  };
}

async function anchored(store: AnchorStore, ...days: string[]): Promise<void> {
  const all = async function* () {
    yield* heads;
  };
  for (const day of days) await makeAnchor({ store, heads: all, key: chainKey, now: new Date(`${day}T02:15:00Z`) });
}

/** What is found, and the places of the heads that were held against their chains. */
async function checked(store: AnchorStore, known = keys, window?: HeadsWindow) {
  const [findings, places]: [AnchorFinding[], number[]] = [[], []];
  const tools = {
    store,
    keys: known,
    checkHeads: async (page: readonly Head[]) => {
      for (const { profileId } of page) places.push(heads.findIndex((head) => head.profileId === profileId));
      return [];
    },
    onFinding: (finding: AnchorFinding) => findings.push(finding),
  };
  const [day = ''] = await store.days();
  const { anchor } = await checkDocument(tools, day, undefined);
  if (window && anchor) await checkAnchoredHeads(tools, anchor, window);
  if (!window) await checkAnchors(tools);
  return { findings, places };
}

test('an anchor that lies under the day of another is none', async () => {
  const store = memoryStore();
  await anchored(store, '2026-01-01', '2026-01-02');
  expect((await checked(store)).findings).toEqual([]);
  const [first = Buffer.of()] = store.documents.values();
  store.documents.set('2026-01-02', first);
  expect((await checked(store)).findings).toEqual([{ day: '2026-01-02', fault: 'unreadable' }]);
});

test('an anchor under a key that is not known here is told so, and its heads are looked at all the same', async () => {
  const store = memoryStore();
  await anchored(store, '2026-01-01');
  const others = parseChainKeys(chainKeysText([{ id: 'other', key: Buffer.alloc(32, 3) }]));
  const { findings, places } = await checked(store, others);
  expect(findings).toEqual([{ day: '2026-01-01', fault: 'missing-key' }]);
  expect(places).toHaveLength(heads.length);
});

test.each([
  [{ start: 0, count: 3 }, [0, 1, 2]],
  [{ start: 5, count: 4 }, [0, 1, 5, 6]],
  [{ start: 2, count: 100 }, [0, 1, 2, 3, 4, 5, 6]],
])('of the window %j those heads alone are looked at, around the end', async (window, expected) => {
  const store = memoryStore();
  await anchored(store, '2026-01-01');
  expect((await checked(store, keys, window)).places).toEqual(expected);
});
