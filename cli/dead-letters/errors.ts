// How acts on dead letters end that were not done as asked.

export class NoSuchLetter extends Error {
  constructor(readonly ids: readonly string[]) {
    super(
      `There is no ${ids.join(', ')}: somebody may have acted on it since. dead-letters list tells what there is; of queues it knows those that PROFILE_COMMANDS_QUEUE and RESUME_FILES_QUEUE name.`,
    );
    this.name = 'NoSuchLetter';
  }
}

export class NotAllDone extends Error {
  constructor(readonly reasons: readonly string[]) {
    super(reasons.join('\n'));
    this.name = 'NotAllDone';
  }
}
