// Decides where dirt goes, and keeps what it decided: tests of a backfill ask for it.
import type { Random } from '../../bench/workload/random';
import { type DirtName, dirt } from './dirt';

export interface Planted {
  readonly kind: DirtName;
  /** Which of the user's rows of the kind's table, counted from 0 in the order of their keys. */
  readonly row: number;
}

export class Planter {
  readonly planted: Planted[] = [];
  /** How often each kind could have been planted. */
  readonly chances = new Map<DirtName, number>();

  constructor(private readonly random: Random) {}

  /** At most one of the kinds, each at its rate: they spoil the same value. */
  oneOf<K extends DirtName>(kinds: readonly K[], row = 0): K | undefined {
    let left = this.random.next();
    let chosen: K | undefined;
    for (const kind of kinds) {
      this.chances.set(kind, (this.chances.get(kind) ?? 0) + 1);
      if (chosen === undefined && left < dirt[kind].rate) chosen = kind;
      left -= dirt[kind].rate;
    }
    if (chosen !== undefined) this.planted.push({ kind: chosen, row });
    return chosen;
  }

  has(kind: DirtName, row = 0): boolean {
    return this.oneOf([kind], row) !== undefined;
  }
}
