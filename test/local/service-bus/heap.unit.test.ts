import fc from 'fast-check';
import { Heap } from '../../../local/service-bus/heap';

interface Entry {
  readonly key: number;
}

function drain(heap: Heap<Entry>): number[] {
  const keys: number[] = [];
  for (let entry = heap.first(); entry; entry = heap.first()) {
    keys.push(entry.key);
    heap.remove(entry);
  }
  return keys;
}

describe('a heap', () => {
  it('gives what was added and not removed, smallest first', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.boolean())), (plan) => {
        const heap = new Heap<Entry>((a, b) => a.key < b.key);
        const entries = plan.map(([key, removed]) => ({ key, removed }));
        for (const entry of entries) heap.add(entry);
        for (const entry of entries) if (entry.removed) heap.remove(entry);
        const kept = entries.filter(({ removed }) => !removed).map(({ key }) => key);
        expect(drain(heap)).toEqual(kept.sort((a, b) => a - b));
      }),
    );
  });

  it('does not mind being asked to remove what it does not hold', () => {
    const heap = new Heap<Entry>((a, b) => a.key < b.key);
    heap.add({ key: 1 });
    heap.remove({ key: 1 });
    expect(drain(heap)).toEqual([1]);
  });
});
