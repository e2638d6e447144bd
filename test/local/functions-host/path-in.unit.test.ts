import { pathIn } from '../../../local/functions-host/http/path-in';

it.each([
  ['/api/profiles/1?x=/..', '/api/profiles/1'],
  ['/api/profiles/1/steps/..', '/api/profiles/1/'],
  ['/api/profiles/./1/%2E%2e/2', '/api/profiles/2'],
  ['/../../api/health', '/api/health'],
  ['/api/openapi.json', '/api/openapi.json'],
  ['/api/%zz/..%2f', '/api/%zz/..%2f'],
  ['*', '*'],
])('%s is routed as %s', (target, path) => {
  expect(pathIn(target)).toBe(path);
});
