// What can keep a migration from being done, a class for each: what is wrong, what stays, and how to go on.
import { remedyOf, serverWords } from '../sql-errors';

export class MigrationFilesFaulty extends Error {
  constructor(readonly fault: string) {
    super(`The migration files are not usable: ${fault}`);
    this.name = 'MigrationFilesFaulty';
  }
}

/** The history of the database and the files do not belong together; `faults` has a sentence for each reason. */
export class HistoryFaulty extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The database's history does not fit the migration files:\n${faults.map((one) => `- ${one}`).join('\n')}`);
    this.name = 'HistoryFaulty';
  }
}

export interface FailedStatement {
  readonly text: string;
  /** As it is found in the folder: `003-sections.up.sql, line 12`. */
  readonly place: string;
}

/** What a failed step left: nothing; perhaps all of it, when the answer to the commit was lost; or indexes that are named. */
export type Aftermath =
  | { readonly kind: 'rolled-back' }
  | { readonly kind: 'unknown' }
  /** `perhaps`: the one that was being built when the connection was lost. */
  | { readonly kind: 'indexes-stay'; readonly indexes: readonly string[]; readonly perhaps?: string };

export class MigrationFailed extends Error {
  readonly step: string;
  readonly statement: string;

  constructor(
    step: string,
    readonly failed: FailedStatement,
    readonly aftermath: Aftermath,
    /** Where the database stands now, in words. */
    readonly standing: string,
    cause: unknown,
  ) {
    const lines = [
      `${step} failed ${aftermathWords(aftermath)}`,
      `Statement (${failed.place}):`,
      indented(failed.text),
      `Reason: ${serverWords(cause)}`,
      ...[remedyOf(cause, 'migrate')].filter((remedy) => remedy !== undefined),
      aftermath.kind === 'unknown'
        ? 'Look there before anything else.'
        : `${standing} When the cause is gone, run the same command again: it goes on from there.`,
    ];
    super(lines.join('\n'), { cause });
    this.name = 'MigrationFailed';
    this.step = step;
    this.statement = failed.text;
  }
}

function aftermathWords(aftermath: Aftermath): string {
  switch (aftermath.kind) {
    case 'rolled-back':
      return 'and was rolled back: nothing of it stays.';
    case 'unknown':
      return 'while it was being committed: `migrate status` tells whether it counts as applied. It is there as a whole or not at all.';
    case 'indexes-stay':
      return stayWords(aftermath.indexes, aftermath.perhaps);
    default:
      return aftermath satisfies never;
  }
}

function stayWords(indexes: readonly string[], perhaps: string | undefined): string {
  const built =
    indexes.length > 0
      ? [`${indexes.join(', ')} ${indexes.length === 1 ? 'is built and stays' : 'are built and stay'}`]
      : [];
  const unknown = perhaps === undefined ? [] : [`${perhaps} may be there too: nobody heard whether it was built`];
  return `and was not cleared away: ${[...built, ...unknown].join('; ')}. The next run finds what is there and builds the others.`;
}

/** Without the comments before it; a long statement is known by its beginning, and the file has the rest. */
function indented(text: string): string {
  const all = text.split('\n');
  const lines = all.slice(all.findIndex((line) => !/^\s*(--.*)?$/.test(line)));
  const shown = lines.length > 12 ? [...lines.slice(0, 10), `… ${lines.length - 10} more lines`] : lines;
  return shown.map((line) => `    ${line}`).join('\n');
}

export interface CountedLoss {
  /** `rows of audit.Access`, `values of profile.Profile.erasedAt`. */
  readonly what: string;
  readonly rows: number;
}

export class MigrationWouldLose extends Error {
  constructor(
    readonly step: string,
    readonly losses: readonly CountedLoss[],
    standing: string,
  ) {
    super(
      [
        `${step} is not taken back: that would lose`,
        ...losses.map(({ what, rows }) => `    ${String(rows).padStart(9)} ${what}`),
        `${standing} Copy away what is needed; --allow-data-loss takes the step back all the same.`,
      ].join('\n'),
    );
    this.name = 'MigrationWouldLose';
  }
}

export class MigrationLockLost extends Error {
  constructor() {
    super('this session no longer holds the lock of the migrations: its connection was lost and made anew');
    this.name = 'MigrationLockLost';
  }
}

/** A check that a command exists for did not hold; what it found has been printed. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed';
}

export class BaselineRefused extends Error {
  override readonly name = 'BaselineRefused';
}

export class PlanNotWritten extends Error {
  constructor(
    readonly file: string,
    cause: unknown,
  ) {
    super(`${file} cannot be written: ${String(cause)}`, { cause });
    this.name = 'PlanNotWritten';
  }
}
