// The HTTP functions and their routes. The prefix `api` comes from host.json.
import { app, type HttpHandler } from '@azure/functions';
import { type GetHistoryTools, getHistory } from './get-history';
import { type GetOperationTools, getOperation } from './get-operation';
import { type GetProfileTools, getProfile } from './get-profile';
import { type GetStepTools, getStep } from './get-step';
import { type GetStepsTools, getSteps } from './get-steps';
import { type GetValidationErrorsTools, getValidationErrors } from './get-validation-errors';
import { health, type Probes, ready } from './health';
import { type Route, unknownRoute } from './unknown-route';
import { type WriteStepTools, writeStep } from './write-step';

export type HttpTools = WriteStepTools &
  GetStepTools &
  GetStepsTools &
  GetProfileTools &
  GetOperationTools &
  GetValidationErrorsTools &
  GetHistoryTools & { readonly probes: Probes };

interface Registration extends Route {
  readonly name: string;
  readonly handler: HttpHandler;
}

const read = { methods: ['GET', 'HEAD'] } as const;
const write = { methods: ['PUT'] } as const;

export function httpFunctions(tools: HttpTools): readonly Registration[] {
  const step = 'profiles/{profileId}/steps/{step}';
  const routes: readonly Registration[] = [
    { name: 'save-draft', ...write, route: `${step}/draft`, handler: writeStep('save-draft', tools) },
    { name: 'submit-step', ...write, route: step, handler: writeStep('submit-step', tools) },
    { name: 'get-step', ...read, route: step, handler: getStep(tools) },
    { name: 'get-steps', ...read, route: 'profiles/{profileId}/steps', handler: getSteps(tools) },
    { name: 'get-profile', ...read, route: 'profiles/{profileId}', handler: getProfile(tools) },
    {
      name: 'get-operation',
      ...read,
      route: 'profiles/{profileId}/operations/{operationId}',
      handler: getOperation(tools),
    },
    { name: 'get-history', ...read, route: 'profiles/{profileId}/history', handler: getHistory(tools) },
    {
      name: 'get-validation-errors',
      ...read,
      route: 'profiles/{profileId}/validation-errors',
      handler: getValidationErrors(tools),
    },
    { name: 'health', ...read, route: 'health', handler: health() },
    { name: 'ready', ...read, route: 'ready', handler: ready(tools.probes) },
  ];
  // The host asks its functions in the order of their names, so this one is named to come after all others.
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
  return [...routes, { name: 'unknown-route', methods, route: '{*path}', handler: unknownRoute(routes) }];
}

export function registerHttp(tools: HttpTools): void {
  for (const { name, methods, route, handler } of httpFunctions(tools)) {
    app.http(name, { methods: [...methods], route, authLevel: 'anonymous', handler });
  }
}
