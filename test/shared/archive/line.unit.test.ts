// A line of an archive: whole with the profile's key, and without it what an erasure leaves.
import fc from 'fast-check';
import { archivedLink, archiveLine } from '../../../shared/archive/line';
import type { StoredSet } from '../../../shared/audit/verify';

const key = Buffer.alloc(32, 5);

const change = fc.record({
  entity: fc.constant('projects'),
  itemId: fc.option(fc.uuid()),
  action: fc.constantFrom('insert' as const, 'update' as const, 'delete' as const),
  changedFields: fc.option(fc.json()),
  beforeValue: fc.option(fc.json()),
  afterValue: fc.option(fc.json()),
  salt: fc.option(fc.stringMatching(/^[0-9a-f]{32}$/)),
  valueHash: fc.stringMatching(/^[0-9a-f]{64}$/),
});

const link: fc.Arbitrary<StoredSet> = fc
  .record({
    profileId: fc.uuid(),
    sequence: fc.integer({ min: 1, max: 2 ** 40 }),
    operationId: fc.uuid(),
    actorId: fc.string(),
    reason: fc.option(fc.string()),
    isSalted: fc.boolean(),
    changes: fc.array(change, { maxLength: 3 }),
  })
  .map(({ isSalted, changes, ...given }) => ({
    ...given,
    kind: 'save-draft',
    step: 'projects',
    actorType: 'candidate',
    reasonSalt: isSalted ? '5'.repeat(32) : null,
    reasonHash: isSalted ? '6'.repeat(64) : null,
    sessionId: null,
    source: 'web',
    correlationId: 'c',
    acceptedAt: '2026-01-01T00:00:00.000Z',
    appliedAt: '2026-01-01T00:00:01.000Z',
    keyId: '1',
    changeCount: changes.length,
    previousHash: '0'.repeat(64),
    hash: 'a'.repeat(64),
    changes: changes.map((one, at) => ({ ordinal: at + 1, ...one })),
  }));

test('with the key a line is the link that it was made of', () => {
  fc.assert(
    fc.property(link, (set) => {
      expect(archivedLink(archiveLine(set, key), key)).toEqual(set);
    }),
  );
});

test('without the key, or with another, nothing that an erasure takes can be read', () => {
  fc.assert(
    fc.property(link, (set) => {
      const line = archiveLine(set, key);
      for (const other of [undefined, Buffer.alloc(32, 6)]) {
        const read = archivedLink(line, other);
        const values = { changedFields: null, beforeValue: null, afterValue: null, salt: null };
        const changes = set.changes.map((one) => ({ ...one, ...values }));
        // A reason that the chain covers in plain stays in the database too.
        const reason = set.reasonHash === null ? set.reason : null;
        expect(read).toEqual({ ...set, reason, reasonSalt: null, changes });
      }
    }),
  );
});

test('what was sealed for one link is nothing in another', () => {
  const [one, other] = fc.sample(link, 2);
  if (!one || !other) throw new Error('no links');
  const { sealed } = JSON.parse(archiveLine({ ...one, reasonSalt: '5'.repeat(32) }, key));
  const moved = JSON.stringify({ ...JSON.parse(archiveLine(other, key)), sealed });
  expect(archivedLink(moved, key).reasonSalt).toBeNull();
});
