import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { type Head, HeadsDigest, readHeads, writeHeads } from '../../../shared/anchors/heads';

const head: fc.Arbitrary<Head> = fc.record({
  profileId: fc.uuid(),
  length: fc.integer({ min: 1, max: 2 ** 40 }),
  hash: fc.stringMatching(/^[0-9a-f]{64}$/),
});

async function* each<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list;
}

test('what is read is what was written, whatever pieces it comes in, and has the same digest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(head, { maxLength: 50 }), fc.integer({ min: 1, max: 400 }), async (heads, size) => {
      const written = new HeadsDigest();
      const bytes = await buffer(writeHeads(each(heads), written));
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      const read = new HeadsDigest();
      const found: Head[] = [];
      for await (const one of readHeads(each(pieces), read)) found.push(one);
      expect(found).toEqual(heads);
      expect([read.sha256, read.profiles, read.links]).toEqual([written.sha256, written.profiles, written.links]);
    }),
    { numRuns: 50 },
  );
});

test('heads that cannot be read to their end end the file with that error', async () => {
  const broken = async function* (): AsyncGenerator<Head> {
    yield { profileId: 'x', length: 1, hash: '0'.repeat(64) };
    throw new Error('the database is away');
  };
  await expect(buffer(writeHeads(broken(), new HeadsDigest()))).rejects.toThrow('the database is away');
});
