// How much is run. A smaller plan says less, but goes the same way.
export const parts = ['writer', 'http', 'bulk', 'latency', 'memory', 'backfill'] as const;
export type Part = (typeof parts)[number];

export interface Plan {
  readonly writer: {
    /** Commands that are in each database before anything is timed. */
    readonly before: number;
    /** Commands of a round; every contestant writes the same ones. */
    readonly perRound: number;
    readonly rounds: number;
    /** No round is begun after so many, once there are enough of them. */
    readonly seconds: number;
  };
  readonly http: { readonly rounds: number; readonly seconds: number };
  readonly bulk: { readonly rounds: number; readonly seconds: number; readonly lines: number };
  readonly latency: { readonly commands: number; readonly perSecond: number };
  readonly memory: { readonly commands: number };
  /** Of the existing database. */
  readonly backfill: { readonly users: number };
}

export const fullCommands = 100_000;

/** `commands`: how many the memory part writes; the other parts shrink with it. */
export function planOf(commands: number): Plan {
  const share = Math.min(1, commands / fullCommands);
  const atLeastOne = (full: number) => Math.max(1, Math.round(full * share));
  return {
    writer: {
      before: Math.min(2_000, commands),
      perRound: Math.min(500, commands),
      rounds: atLeastOne(5),
      seconds: 150,
    },
    http: { rounds: atLeastOne(7), seconds: atLeastOne(4) },
    bulk: { rounds: atLeastOne(5), seconds: atLeastOne(4), lines: Math.min(10_000, commands) },
    latency: { commands: Math.min(1_200, commands), perSecond: 40 },
    memory: { commands },
    backfill: { users: Math.max(500, commands) },
  };
}
