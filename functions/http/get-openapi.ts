// GET of the OpenAPI document, and of the page that is made of it. Both say nothing of anybody, so they may be cached.
import type { Handle } from '../../shared/http/guarded';
import { readQuery } from '../../shared/http/query';

/** Seconds for which nobody has to ask again: as long as a deployment may take to be seen. */
const cached = { 'cache-control': 'public, max-age=300' };

export function getOpenApi(): Handle {
  const text = once(async () => {
    const { openApiDocument } = await import('../../shared/api/document.ts');
    return JSON.stringify(openApiDocument());
  });
  return async ({ request }) => {
    readQuery(request, []);
    return { status: 200, body: await text(), headers: cached };
  };
}

export function getDocs(): Handle {
  const answer = once(async () => {
    const [{ openApiDocument }, { docsPage, docsPolicy }] = await Promise.all([
      import('../../shared/api/document.ts'),
      import('../../shared/api/docs/page.ts'),
    ]);
    const headers = { ...cached, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': docsPolicy };
    return { status: 200, body: docsPage(openApiDocument()), headers };
  });
  return async ({ request }) => {
    readQuery(request, []);
    return answer();
  };
}

/** Loaded and made when it is first asked for: no start has to wait for it. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
