// What answers each operation of the API, by its name.
import type { WriteTools } from '../../shared/http/accept-write';
import { type Bind, forAnybody, forAnybodyNamed, forCallers, forProfile } from '../../shared/http/guarded';
import { type GetBulkTools, getBulk } from './get-bulk';
import { type GetHistoryTools, getHistory } from './get-history';
import { type GetOperationTools, getOperation } from './get-operation';
import { type GetProfileTools, getProfile } from './get-profile';
import { type GetStepTools, getStep } from './get-step';
import { type GetStepsTools, getSteps } from './get-steps';
import { type GetValidationErrorsTools, getValidationErrors } from './get-validation-errors';
import { health, type Probes, ready } from './health';
import { postBulk } from './post-bulk';
import { writeHandles } from './write-handles';

export type HttpTools = WriteTools &
  GetStepTools &
  GetStepsTools &
  GetProfileTools &
  GetOperationTools &
  GetValidationErrorsTools &
  GetBulkTools &
  GetHistoryTools & { readonly probes: Probes };

export function handlesOf(tools: HttpTools): Readonly<Record<string, Bind>> {
  return {
    'get-profile': forProfile(getProfile(tools)),
    'get-steps': forProfile(getSteps(tools)),
    'get-step': forProfile(getStep(tools)),
    ...writeHandles(tools),
    'get-validation-errors': forProfile(getValidationErrors(tools)),
    'get-history': forProfile(getHistory(tools)),
    'get-operation': forProfile(getOperation(tools)),
    'post-bulk': forCallers(postBulk(tools)),
    'get-bulk': forCallers(getBulk(tools)),
    health: forAnybody(health()),
    ready: forAnybodyNamed(ready(tools.probes)),
  };
}
