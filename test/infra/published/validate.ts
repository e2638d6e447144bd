// Published JSON Schemas, where `npm run schemas` has put them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type Options } from 'ajv';
import Ajv2019 from 'ajv/dist/2019';
import formats from 'ajv-formats';
import publishedSchemas from './schemas.json';

export { publishedSchemas };

const folder = join(__dirname, '../../../.schemas');

export const publishedHere = (): boolean => publishedSchemas.every(({ file }) => existsSync(join(folder, file)));

// `strict` is about how schemas are written, which is not ours to mend. What they refer to elsewhere are extensions that are not used here.
const options: Options = {
  strict: false,
  allErrors: true,
  logger: false,
  validateSchema: false,
  loadSchema: async () => ({}),
};

/** What a published schema says against a value, empty where it has nothing to say. */
export async function publishedFaults(file: string, value: unknown): Promise<string[]> {
  const { $schema, ...schema } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const ajv = /2019-09/.test($schema) ? new Ajv2019(options) : new Ajv(options);
  formats(ajv);
  const validate = await ajv.compileAsync(schema);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
