// Each user's rows are drawn from a stream of their own, so that any batch can be made by itself and twice alike.
import { type Random, seeded } from '../../bench/workload/random';

/** The stream of one user under one seed; `number` counts from 1. For one seed no two users have the same. */
export function streamOf(seed: number, number: number): Random {
  return seeded(mixed((number + Math.imul(seed, 0x9e3779b1)) >>> 0));
}

/** The finalizer of MurmurHash3 (public domain): every 32-bit number becomes another one, neighbours far apart. */
function mixed(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}

/** `least` to `most` different ones, in the list's order. */
export function some<T>(random: Random, list: readonly T[], least: number, most: number): T[] {
  const wanted = Math.min(random.int(least, most), list.length);
  const chosen = new Set<number>();
  while (chosen.size < wanted) chosen.add(random.int(0, list.length - 1));
  return list.filter((_, index) => chosen.has(index));
}
