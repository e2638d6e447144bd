// What can keep a backfill from being run, a class for each: what is wrong, and how to go on.
import type { Fault } from './mapping/errors';

/** The mapping does not fit the live database. */
export class MappingDoesNotFit extends Error {
  constructor(
    readonly fileName: string,
    readonly faults: readonly Fault[],
  ) {
    const lines = faults.map(({ path, what, remedy }) => `- ${path}: ${what} ${remedy}`);
    super(`The mapping ${fileName} does not fit the database. Nothing was changed.\n${lines.join('\n')}`);
    this.name = 'MappingDoesNotFit';
  }
}

export class MappingUnreadable extends Error {
  constructor(fileName: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`The mapping file ${fileName} cannot be read: ${reason}. Name it with --mapping FILE.`, { cause });
    this.name = 'MappingUnreadable';
  }
}

/** A run of the mapping has begun with another content of its file. */
export class MappingChanged extends Error {
  constructor(readonly runId: string) {
    super(
      `The run ${runId} has begun with another content of this mapping file. Finish it with that file, or begin anew with --anew: a new run reads everything again and replaces what the old one brought.`,
    );
    this.name = 'MappingChanged';
  }
}

export class NoSuchRun extends Error {
  constructor(readonly runId: string | undefined) {
    super(
      runId === undefined
        ? 'There is no run yet: "npx stepkeeper backfill run --mapping FILE" begins one.'
        : `There is no run ${runId}: "npx stepkeeper backfill status" lists those that there are.`,
    );
    this.name = 'NoSuchRun';
  }
}

/** A page that comes too late: the lock of its runner was lost, and another one has gone on. */
export class RunTakenOver extends Error {
  constructor(runId: string, cause: unknown) {
    super(`Another runner has gone on with the run ${runId}, or taken it back: nothing of this page was written.`, {
      cause,
    });
    this.name = 'RunTakenOver';
  }
}

/**
 * A varchar key with a collation of its own may hold characters that the database's code page has not. Handed to the server as varchar,
 * the last key of a page is in that code page, with question marks in their place: the next page does not begin behind it.
 */
export class KeyNotUnique extends Error {
  constructor(
    readonly table: string,
    readonly key: string,
  ) {
    super(
      `${table}.${key} does not tell its rows apart: two rows of a page have the same, or one has none, or it does not grow from page to page. Name the column of the primary key. If that is what it is, and it is a char or varchar with a collation of its own, it holds characters that the code page of the database has not: name another unique column, of numbers or nvarchar.`,
    );
    this.name = 'KeyNotUnique';
  }
}

/** Only the newest run of a mapping can be taken back: an older one has been built upon. */
export class NewerRunStands extends Error {
  constructor(runId: string, newer: string) {
    super(
      `The run ${newer} came after ${runId} and stands on it. Take that back first: npx stepkeeper backfill undo --run ${newer}`,
    );
    this.name = 'NewerRunStands';
  }
}

export class RunInTheWay extends Error {
  constructor(runId: string, status: string) {
    const remedy =
      status === 'undone'
        ? 'Begin another one with --anew.'
        : `Finish that first: npx stepkeeper backfill undo --run ${runId}`;
    super(`The run ${runId} is ${status}. ${remedy}`);
    this.name = 'RunInTheWay';
  }
}

/** Source and target differ where they should not. */
export class SourceAndTargetDiffer extends Error {
  constructor(readonly faults: number) {
    super(
      `${faults} items differ between source and target. Where the source has changed since, bring it again with "npx stepkeeper backfill run --anew".`,
    );
    this.name = 'SourceAndTargetDiffer';
  }
}
