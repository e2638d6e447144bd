// The set of UUIDs is a set, however many there are and however alike they are.
import fc from 'fast-check';
import { UuidSet } from '../../../cli/backfill/uuid-set';
import { accountOf } from './people';

test('it tells what it has, and what is new', () => {
  const id = '0190aaaa-0000-7000-8000-00000000000a';
  const set = new UuidSet();
  expect([set.has(id), set.add(id), set.has(id), set.add(id), set.size]).toEqual([false, true, true, false, 1]);
  expect(set.has(id.toUpperCase())).toBe(true);
  expect(set.has(id.replace(/a$/, 'b'))).toBe(false);
});

test('the UUID of zeros is one like the others', () => {
  const zeros = '00000000-0000-0000-0000-000000000000';
  const set = new UuidSet();
  expect([set.has(zeros), set.add(zeros), set.has(zeros), set.add(zeros), set.size]).toEqual([
    false,
    true,
    true,
    false,
    1,
  ]);
});

test('it agrees with a set of strings', () => {
  const few = fc.constantFrom(...Array.from({ length: 20 }, (_, index) => accountOf(index)));
  fc.assert(
    fc.property(fc.array(fc.oneof(few, fc.uuid()), { maxLength: 3_000 }), (ids) => {
      const [set, strings] = [new UuidSet(), new Set<string>()];
      for (const id of ids) {
        if (set.has(id) !== strings.has(id) || set.add(id) === strings.has(id)) return false;
        strings.add(id);
      }
      return set.size === strings.size && ids.every((id) => set.has(id));
    }),
  );
});

test('numbers that follow each other are found again in a table that has grown many times', () => {
  const idOf = (number: number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
  const set = new UuidSet();
  for (let number = 1; number <= 100_000; number++) set.add(idOf(number));
  expect(set.size).toBe(100_000);
  for (let number = 1; number <= 100_000; number++) if (!set.has(idOf(number))) throw new Error(`${number} is lost`);
  expect(set.has(idOf(100_001))).toBe(false);
});
