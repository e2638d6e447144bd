// The HTTP functions and their routes. The prefix `api` comes from host.json.
import { app, type HttpHandler } from '@azure/functions';
import type { Operation } from '../../shared/api/operation';
import { operations } from '../../shared/api/operations';
import type { Guard } from '../../shared/http/guarded';
import { type HttpTools, handlesOf } from './handles';
import { type Route, unknownRoute } from './unknown-route';

interface Registration extends Route {
  readonly name: string;
  readonly handler: HttpHandler;
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

export function registerHttp(tools: HttpTools, guard: Guard): void {
  for (const { name, methods, route, handler } of httpFunctions(tools, guard)) {
    app.http(name, { methods: [...methods], route, authLevel: 'anonymous', handler });
  }
}
