// Every operation of the HTTP API.
import type { DescribedOperation } from './operation';
import { bulkOperations } from './operations/bulk';
import { historyOperations } from './operations/history';
import { itemOperations } from './operations/items';
import { metaOperations } from './operations/meta';
import { operationOperations } from './operations/operations';
import { profileOperations } from './operations/profiles';
import { resumeOperations } from './operations/resumes';
import { sessionOperations } from './operations/sessions';
import { stepOperations } from './operations/steps';

export const operations: readonly DescribedOperation[] = [
  ...profileOperations,
  ...stepOperations,
  ...itemOperations,
  ...resumeOperations,
  ...sessionOperations,
  ...historyOperations,
  ...operationOperations,
  ...bulkOperations,
  ...metaOperations,
];
