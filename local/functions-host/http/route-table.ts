// Which function answers a request: the first by name whose method and route match, as the real host maps them.
// It answers 404 to a known route with another method too, HEAD included (azure-functions-host issues 10098 and 11625).
import { z } from 'zod';
import type { RegisteredFunction } from '../app/registry';
import { triggerOptions } from '../trigger-listener';
import { compileRoute, type Route } from './route-template';

export interface Match {
  readonly fn: RegisteredFunction;
  readonly params: Readonly<Record<string, string>>;
}

export type RouteTable = (method: string, path: string) => Match | undefined;

// The keys of all functions are open locally, as under Core Tools: authLevel is not asked for.
const HttpTrigger = z.object({ methods: z.array(z.string()), route: z.string().optional() });

/** `functions` in the order of their names. */
export function createRouteTable(functions: readonly RegisteredFunction[], routePrefix: string): RouteTable {
  const byMethod = new Map<string, { fn: RegisteredFunction; route: Route }[]>();
  for (const fn of functions) {
    const trigger = triggerOptions(fn, HttpTrigger);
    const route = compileRoute(`${routePrefix}/${trigger.route || fn.name}`, `function ${fn.name}`);
    for (const method of trigger.methods) {
      const name = method.toUpperCase();
      byMethod.set(name, [...(byMethod.get(name) ?? []), { fn, route }]);
    }
  }
  return (method, path) => {
    for (const { fn, route } of byMethod.get(method) ?? []) {
      const params = route.match(path);
      if (params) return { fn, params };
    }
    return undefined;
  };
}
