// What answers each operation that reads, by its name, and how it looks things up.
import { type ItemOperation, itemOperations } from '../../shared/api/operations/items';
import { type Bind, forProfile } from '../../shared/http/guarded';
import { checkChain } from '../../shared/reading/check-chain';
import { listOperations as listOperationsOf } from '../../shared/reading/list-operations';
import { readProfileAsOf } from '../../shared/reading/read-as-of';
import { readDiff } from '../../shared/reading/read-diff';
import { readDraft } from '../../shared/reading/read-draft';
import { readExport } from '../../shared/reading/read-export';
import { readHistory, readOperationChanges } from '../../shared/reading/read-history';
import { readItem, readItems } from '../../shared/reading/read-items';
import { readOperations } from '../../shared/reading/read-operations';
import { readParse } from '../../shared/reading/read-parse';
import { readProfile } from '../../shared/reading/read-profile';
import { readResume, readResumes } from '../../shared/reading/read-resumes';
import { readSession } from '../../shared/reading/read-session';
import { readStep } from '../../shared/reading/read-step';
import { readSteps } from '../../shared/reading/read-steps';
import { readValidationErrors } from '../../shared/reading/read-validation-errors';
import type { Pool } from '../../shared/sql/connected';
import { type CheckHistoryTools, checkHistory } from './check-history';
import { type DiffHistoryTools, diffHistory } from './diff-history';
import { type ExportProfileTools, exportProfile } from './export-profile';
import { type GetDraftTools, getDraft } from './get-draft';
import { type GetHistoryTools, getHistory } from './get-history';
import { type GetHistoryOperationTools, getHistoryOperation } from './get-history-operation';
import { type GetItemsTools, type GetItemTools, getItem, getItems } from './get-items';
import { type GetOperationTools, getOperation } from './get-operation';
import { type GetProfileTools, getProfile } from './get-profile';
import { getResumeSuggestions } from './get-resume-suggestions';
import { type GetResumesTools, getResume, getResumeParse, listResumes } from './get-resumes';
import { type GetSessionTools, getSession } from './get-session';
import { type GetStepTools, getStep } from './get-step';
import { type GetStepsTools, getSteps } from './get-steps';
import { type GetValidationErrorsTools, getValidationErrors } from './get-validation-errors';
import { type ListOperationsTools, listOperations } from './list-operations';
import type { SuggestedTools } from './suggested';

export type ReadTools = GetProfileTools &
  ExportProfileTools &
  GetStepTools &
  GetStepsTools &
  GetDraftTools &
  GetValidationErrorsTools &
  GetItemsTools &
  GetItemTools &
  GetSessionTools &
  GetHistoryTools &
  GetHistoryOperationTools &
  DiffHistoryTools &
  CheckHistoryTools &
  GetOperationTools &
  ListOperationsTools &
  GetResumesTools &
  SuggestedTools;

export function readHandles(tools: ReadTools): Readonly<Record<string, Bind>> {
  return {
    'get-profile': forProfile(getProfile(tools)),
    'export-profile': forProfile(exportProfile(tools)),
    'get-steps': forProfile(getSteps(tools)),
    'get-step': forProfile(getStep(tools)),
    'get-draft': forProfile(getDraft(tools)),
    'get-validation-errors': forProfile(getValidationErrors(tools)),
    ...Object.fromEntries(itemOperations.flatMap((operation) => itemHandle(operation, tools))),
    'list-resumes': forProfile(listResumes(tools)),
    'get-resume': forProfile(getResume(tools)),
    'get-resume-parse': forProfile(getResumeParse(tools)),
    'get-resume-suggestions': forProfile(getResumeSuggestions(tools)),
    'get-session': forProfile(getSession(tools)),
    'get-history': forProfile(getHistory(tools)),
    'get-history-operation': forProfile(getHistoryOperation(tools)),
    'diff-history': forProfile(diffHistory(tools)),
    'check-history': forProfile(checkHistory(tools)),
    'list-operations': forProfile(listOperations(tools)),
    'get-operation': forProfile(getOperation(tools)),
  };
}

function itemHandle({ name, action, section }: ItemOperation, tools: ReadTools): [string, Bind][] {
  if (action === 'list') return [[name, forProfile(getItems(section, tools))]];
  return action === 'get' ? [[name, forProfile(getItem(section, tools))]] : [];
}

/** Looks up in SQL. `keys`: of the audit chain, by their names. Waiting for outcomes is shared with the writes. */
export function sqlReads(
  pool: Pool,
  keys: ReadonlyMap<string, Buffer>,
): Omit<ReadTools, keyof Pick<GetOperationTools, 'outcomes'>> {
  return {
    readProfile: (profileId) => readProfile(pool, profileId),
    readProfileAsOf: (profileId, asOf) => readProfileAsOf(pool, profileId, asOf),
    readExport: (profileId, without) => readExport(pool, profileId, without),
    readStep: (profileId, step) => readStep(pool, profileId, step),
    readSteps: (profileId) => readSteps(pool, profileId),
    readDraft: (profileId, step) => readDraft(pool, profileId, step),
    readValidationErrors: (query) => readValidationErrors(pool, query),
    readItems: (profileId, section) => readItems(pool, profileId, section),
    readItem: (profileId, section, itemId) => readItem(pool, profileId, section, itemId),
    readResumes: (profileId) => readResumes(pool, profileId),
    readResume: (profileId, documentId) => readResume(pool, profileId, documentId),
    readParse: (profileId, documentId, parseId) => readParse(pool, profileId, documentId, parseId),
    readSession: (profileId, sessionId) => readSession(pool, profileId, sessionId),
    readHistory: (query) => readHistory(pool, query),
    readOperationChanges: (profileId, operationId) => readOperationChanges(pool, profileId, operationId),
    readDiff: (profileId, from, to) => readDiff(pool, profileId, from, to),
    checkChain: (profileId) => checkChain(pool, profileId, keys),
    readOperation: async (key) => (await readOperations(pool, [key]))[0],
    listOperations: (query) => listOperationsOf(pool, query),
  };
}
