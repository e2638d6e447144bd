// What can be wrong with a mapping. All of it is told at once, so that it is mended at once.

export interface Fault {
  /** Where in the file, for example `sources[0].fields.employer.column`; '' is the file itself. */
  readonly path: string;
  readonly what: string;
  readonly remedy: string;
}

export class MappingFaulty extends Error {
  constructor(
    readonly fileName: string,
    readonly faults: readonly Fault[],
  ) {
    const lines = faults.map(({ path, what, remedy }) => `- ${path === '' ? '' : `${path}: `}${what} ${remedy}`);
    super(`The mapping ${fileName} cannot be used:\n${lines.join('\n')}`);
    this.name = 'MappingFaulty';
  }
}
