// GET of the OpenAPI document, and of the page that is made of it. Both say nothing of anybody, so they may be cached.
import { docsPage, docsPolicy } from '../../shared/api/docs/page';
import { openApiDocument } from '../../shared/api/document';
import type { Handle } from '../../shared/http/guarded';
import { readQuery } from '../../shared/http/query';

/** Seconds for which nobody has to ask again: as long as a deployment may take to be seen. */
const cached = { 'cache-control': 'public, max-age=300' };

export function getOpenApi(): Handle {
  const text = once(() => JSON.stringify(openApiDocument()));
  return async ({ request }) => {
    readQuery(request, []);
    return { status: 200, body: text(), headers: cached };
  };
}

export function getDocs(): Handle {
  const page = once(() => docsPage(openApiDocument()));
  const headers = { ...cached, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': docsPolicy };
  return async ({ request }) => {
    readQuery(request, []);
    return { status: 200, body: page(), headers };
  };
}

/** Made when it is first asked for: no start has to wait for it. */
function once(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
