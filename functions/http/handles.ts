// What answers each operation of the API, by its name.
import type { WriteTools } from '../../shared/http/accept-write';
import { type Bind, forAnybody, forAnybodyNamed, forCallers } from '../../shared/http/guarded';
import { type GetBulkTools, getBulk } from './get-bulk';
import { getDocs, getOpenApi } from './get-openapi';
import { health, type Probes, ready } from './health';
import { type PostBulkTools, postBulk } from './post-bulk';
import { type ReadTools, readHandles } from './read-handles';
import { writeHandles } from './write-handles';

export type HttpTools = WriteTools & PostBulkTools & ReadTools & GetBulkTools & { readonly probes: Probes };

export function handlesOf(tools: HttpTools): Readonly<Record<string, Bind>> {
  return {
    ...readHandles(tools),
    ...writeHandles(tools),
    'post-bulk': forCallers(postBulk(tools)),
    'get-bulk': forCallers(getBulk(tools)),
    'get-openapi': forAnybody(getOpenApi()),
    'get-docs': forAnybody(getDocs()),
    health: forAnybody(health()),
    ready: forAnybodyNamed(ready(tools.probes)),
  };
}
