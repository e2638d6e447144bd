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

/** Another runner may be at work by now. */
export class RunnerLockLost extends Error {
  constructor(
    readonly lock: string,
    cause?: unknown,
  ) {
    super(
      `The session with the lock ${lock} was lost, so another runner may have begun: stopped after the last page that was committed. The same command goes on from there.`,
      { cause },
    );
    this.name = 'RunnerLockLost';
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
