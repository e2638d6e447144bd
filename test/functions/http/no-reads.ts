// Look-ups that must not be asked, for tests of what is answered without them.
import type { ReadTools } from '../../../functions/http/read-handles';

const never = () => Promise.reject(new Error('must not be asked'));

export const noReads: ReadTools = {
  readProfile: never,
  readProfileAsOf: never,
  readExport: never,
  readStep: never,
  readSteps: never,
  readDraft: never,
  readValidationErrors: never,
  readItems: never,
  readItem: never,
  readResumes: never,
  readResume: never,
  readParse: never,
  readSession: never,
  readHistory: never,
  readOperationChanges: never,
  readDiff: never,
  checkChain: never,
  readOperation: never,
  listOperations: never,
  outcomes: { wait: never },
};
