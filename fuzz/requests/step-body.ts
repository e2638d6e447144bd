// The body of a step belongs to the step that the path names: of six bodies that the schema allows there, one is right.
import type { RequestBodyObject } from '../../shared/api/openapi';
import { sampleOf } from '../../shared/api/sample';
import { ref } from '../../shared/api/schemas/schema';
import { stepSchemaName } from '../../shared/api/schemas/step-schemas';
import { stepNames } from '../../shared/sections/section';
import type { Schemas } from './from-schema';

/** The body as the document describes it, narrowed to that of the path's step where it is one of a step. */
export function bodyFor(body: RequestBodyObject, path: string, schemas: Schemas): RequestBodyObject {
  const step = stepNames.find((name) => path.includes(`/steps/${name}`));
  if (step === undefined) return body;
  const content = Object.entries(body.content).map(([mediaType, described]) => {
    const suffix = /\/Step(Input|Draft)$/.exec(String(described.schema.$ref))?.[1];
    if (suffix === undefined) return [mediaType, described] as const;
    const schema = ref(`${stepSchemaName(step)}${suffix}`);
    return [mediaType, { schema, example: sampleOf(schema, schemas) }] as const;
  });
  return { ...body, content: Object.fromEntries(content) };
}
