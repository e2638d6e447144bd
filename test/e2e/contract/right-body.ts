// A body as the document shows it: its own example.
import type { DescribedOperation } from '../../../fuzz/contract/described-operation';
import type { OpenApiDocument } from '../../../shared/api/openapi';
import { sampleOf } from '../../../shared/api/sample';

/** Undefined for an operation without a body. */
export function rightBody({ object }: DescribedOperation, { components }: OpenApiDocument): Buffer | undefined {
  const [content] = Object.entries(object.requestBody?.content ?? {});
  if (!content) return undefined;
  const [mediaType, { example }] = content;
  const value = mediaType.includes('ndjson')
    ? sampleOf({ $ref: '#/components/schemas/BulkLine' }, components.schemas)
    : example;
  return Buffer.from(JSON.stringify(value));
}
