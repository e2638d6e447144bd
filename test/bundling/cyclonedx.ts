// CycloneDX 1.6, as far as the SBOM uses it: https://github.com/CycloneDX/specification/blob/master/schema/bom-1.6.schema.json
import { z } from 'zod';

/** An id must be of SPDX's list; which ids the libraries have is held to that of .github/workflows/dependency-review.yml. */
const licenses = z.tuple([
  z.union([
    z.strictObject({ license: z.strictObject({ id: z.string().regex(/^[A-Za-z0-9.-]+$/) }) }),
    z.strictObject({ expression: z.string().includes(' ') }),
  ]),
]);

const reference = z.string().min(1);
const name = z.string().min(1);
const version = z.string().min(1);

const application = z.strictObject({
  type: z.literal('application'),
  'bom-ref': reference,
  name,
  version,
  description: z.string(),
  licenses,
});

const library = z.strictObject({
  type: z.literal('library'),
  'bom-ref': reference,
  name,
  version,
  scope: z.enum(['required', 'optional', 'excluded']),
  licenses,
  purl: z.string().regex(/^pkg:npm\/(?:%40[a-z0-9._-]+\/)?[a-z0-9._-]+@\d+\.\d+\.\d+(?:-[a-z0-9.-]+)?$/i),
});

const hex = '[0-9a-f]';

export const cyclonedx = z
  .strictObject({
    bomFormat: z.literal('CycloneDX'),
    specVersion: z.literal('1.6'),
    serialNumber: z.string().regex(new RegExp(`^urn:uuid:${hex}{8}-${hex}{4}-8${hex}{3}-[89ab]${hex}{3}-${hex}{12}$`)),
    version: z.int().min(1),
    metadata: z.strictObject({ component: application }),
    components: z.array(library),
  })
  .refine(({ metadata, components }) => {
    const references = [metadata.component, ...components].map((component) => component['bom-ref']);
    return new Set(references).size === references.length;
  }, 'every bom-ref is one of its own');
