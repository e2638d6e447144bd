// Whatever no other function answers: another method of a known route is 405 with Allow, everything else 404.
import type { HttpMethod } from '@azure/functions';
import { type Endpoint, endpoint } from '../../shared/http/endpoint';
import { pathOf } from '../../shared/http/path';
import { HttpProblem } from '../../shared/http/problem';

export interface Route {
  /** Without the prefix, for example `profiles/{profileId}`. */
  readonly route: string;
  readonly methods: readonly HttpMethod[];
}

export function unknownRoute(routes: readonly Route[]): Endpoint {
  const known = routes.map(({ route, methods }) => ({ pattern: patternOf(route), methods }));
  return endpoint(async ({ request }) => {
    const path = pathOf(request.url);
    const allowed = known.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods);
    if (allowed.length === 0) {
      throw new HttpProblem('no-such-route', 'Check the path against the documentation of the endpoints.');
    }
    const allow = [...new Set(allowed)].join(', ');
    throw new HttpProblem('method-not-allowed', `Use one of ${allow} here.`, { headers: { allow } });
  });
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Every route begins after the prefix, whatever that is; each parameter is one segment, of a UUID's form where the route says so. */
function patternOf(route: string): RegExp {
  const path = route.replaceAll(/\{\w+:guid\}/g, uuid).replaceAll(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^(?:/[^/]+)?/${path}/?$`, 'i');
}
