// Every schema of the document, by its name.
import type { JsonSchema } from '../../sections/section';
import { bulkSchemas } from './bulk-schemas';
import { codeSchemas } from './field-schemas';
import { historySchemas } from './history-schemas';
import { itemSchemas } from './item-schemas';
import { operationSchemas } from './operation-schemas';
import { problemSchemas } from './problem-schemas';
import { profileSchemas } from './profile-schemas';
import { resumeSchemas } from './resume-schemas';
import { stepSchemas } from './step-schemas';

export const allSchemas: { readonly [name: string]: JsonSchema } = {
  ...profileSchemas,
  ...stepSchemas(),
  ...itemSchemas(),
  ...codeSchemas,
  ...operationSchemas,
  ...historySchemas,
  ...bulkSchemas,
  ...resumeSchemas,
  ...problemSchemas,
};
