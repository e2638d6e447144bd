// The HTTP functions and their routes. The prefix `api` comes from host.json.
import { app } from '@azure/functions';
import type { Operation } from '../../shared/api/operation';
import { operations } from '../../shared/api/operations';
import { type AnswerPolicy, policyHeaders } from '../../shared/http/answer-headers';
import type { Endpoint } from '../../shared/http/endpoint';
import type { Guard } from '../../shared/http/guarded';
import { inHttpSpan } from '../../shared/http/http-span';
import { type HttpTools, handlesOf } from './handles';
import { preflight } from './preflight';
import { type Route, unknownRoute } from './unknown-route';

interface Registration extends Route {
  readonly name: string;
  readonly handler: Endpoint;
}

export function httpFunctions(tools: HttpTools, guard: Guard): readonly Registration[] {
  const handles = handlesOf(tools);
  const routes = operations.flatMap((operation) => {
    const bind = handles[operation.name];
    return bind ? [{ name: operation.name, ...routeOf(operation), handler: bind(operation, guard) }] : [];
  });
  // The host asks its functions in the order of their names, so this one is named to come after all others.
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
  return [...routes, { name: 'unknown-route', methods, route: '{*path}', handler: unknownRoute(routes) }];
}

function routeOf({ method, route }: Operation): Route {
  return { route, methods: method === 'GET' ? ['GET', 'HEAD'] : [method] };
}

/** Everything is answered by a function of this app, with the headers that its settings ask for. */
export function registerHttp(tools: HttpTools, guard: Guard, policy: AnswerPolicy): void {
  const cors: Registration = {
    name: 'preflight',
    methods: ['OPTIONS'],
    route: '{*path}',
    handler: preflight(policy.allowedOrigins),
  };
  const headersFor = policyHeaders(policy);
  for (const { name, methods, route, handler } of [...httpFunctions(tools, guard), cors]) {
    const answer: Endpoint = (request, context) =>
      inHttpSpan(route, request, context, async () => {
        const made = await handler(request, context);
        return { ...made, headers: { ...headersFor(request), ...made.headers } };
      });
    app.http(name, { methods: [...methods], route, authLevel: 'anonymous', handler: answer });
  }
}
