// The schema that the migrations make, as this very server tells of it: they are run again in schemas of other names, in a transaction
// that is always rolled back. So types, defaults and conditions are in the server's own words on both sides of a comparison.
import sql from 'mssql';
import { SchemaNotRemade, ScratchSchemaExists } from './errors';
import type { SchemaFact } from './fact';
import { readSchema } from './read-schema';
import { namesGivenBy, schemasOf, scratchBatches, type UpStep } from './scratch-batches';

const scratchName = (schema: string) => `stepkeeper_verify_${schema}`;

/**
 * The facts of the schema after the first `upTo` steps. Everything runs in `transaction`, which must have begun and must be rolled back
 * by the caller, whatever happens. Throws ScratchSchemaExists, SchemaNotRemade, StepNotRepeatable, DefinitionHidden.
 */
export async function expectedSchema(
  transaction: sql.Transaction,
  steps: readonly UpStep[],
  upTo: number,
): Promise<SchemaFact[]> {
  const schemas = schemasOf(steps);
  const names = new Map(schemas.map((schema) => [schema, scratchName(schema)]));
  const newRequest = () => new sql.Request(transaction);
  const naming = {
    schemas: new Map(schemas.map((schema) => [scratchName(schema), schema])),
    given: namesGivenBy(steps),
  };
  const batches = steps.slice(0, upTo).flatMap((step) => scratchBatches(step, names).map((batch) => ({ step, batch })));
  const [before] = await readSchema(newRequest, naming);
  if (before !== undefined) throw new ScratchSchemaExists(scratchName(before.schema));
  for (const { step, batch } of batches) {
    await newRequest()
      .batch(batch)
      .catch((cause: unknown) => {
        throw new SchemaNotRemade(step.name, batch, cause);
      });
  }
  return readSchema(newRequest, naming);
}
