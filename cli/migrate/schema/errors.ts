// Why a schema could not be compared with what the migrations make.
import { remedyOf, serverWords } from '../../sql-errors';

/** A schema is there under a name that the comparison needs for itself. */
export class ScratchSchemaExists extends Error {
  constructor(readonly schema: string) {
    super(
      `The schema ${schema} exists. Verifying makes the tables anew in a schema of that name: drop it, or rename it.`,
    );
    this.name = 'ScratchSchemaExists';
  }
}

/** The migrations could not be run a second time beside the live tables; nothing of it is left. */
export class SchemaNotRemade extends Error {
  constructor(
    readonly step: string,
    readonly statement: string,
    cause: unknown,
  ) {
    const lines = [
      `${step} could not be run again beside the live tables, to compare them (it was rolled back): ${serverWords(cause)}`,
      ...[remedyOf(cause, 'migrate')].filter((remedy) => remedy !== undefined),
      `Statement: ${statement}`,
    ];
    super(lines.join('\n'), { cause });
    this.name = 'SchemaNotRemade';
  }
}

/** A step does what cannot be done to another schema: it would touch what is live. */
export class StepNotRepeatable extends Error {
  constructor(
    readonly step: string,
    readonly what: string,
  ) {
    super(`${step} cannot be run again beside the live tables: ${what}`);
    this.name = 'StepNotRepeatable';
  }
}

/** The login does not see how a constraint is defined. */
export class DefinitionHidden extends Error {
  constructor(readonly constraint: string) {
    super(`The login cannot see the definition of ${constraint}: verifying needs the permission VIEW DEFINITION.`);
    this.name = 'DefinitionHidden';
  }
}
