import { compileRoute } from '../../../local/functions-host/http/route-template';

const match = (template: string, path: string) => compileRoute(template, 'a test').match(path);

test('a parameter takes one segment, decoded', () => {
  expect(match('profiles/{id}/steps', '/profiles/a%2Fb%20c/steps')).toEqual({ id: 'a/b c' });
  expect(match('profiles/{id}', '/profiles/a/b')).toBeUndefined();
  expect(match('profiles/{id}', '/profiles/')).toBeUndefined();
});

test('a value that is not valid percent-encoding is taken as it is', () => {
  expect(match('{id}', '/%E0%A4')).toEqual({ id: '%E0%A4' });
});

test('constraints decide whether a route is meant', () => {
  const guid = '0197a3b0-1111-7222-8333-444455556666';
  expect(match('{id:guid}', `/${guid}`)).toEqual({ id: guid });
  expect(match('{id:guid}', '/0197a3b0')).toBeUndefined();
  expect(match('{n:int}', '/-12')).toEqual({ n: '-12' });
  expect(match('{n:int}', '/1.2')).toBeUndefined();
  expect(match('{b:bool}', '/TRUE')).toEqual({ b: 'TRUE' });
});

test('an optional parameter at the end may be missing, with its slash', () => {
  expect(match('a/{b?}', '/a')).toEqual({});
  expect(match('a/{b:int?}', '/a/5')).toEqual({ b: '5' });
  expect(match('a/{b:int?}', '/a/x')).toBeUndefined();
});

test('text and parameters may share a segment, and text is taken literally', () => {
  expect(match('{name}.{ext}', '/cv.v2.pdf')).toEqual({ name: 'cv', ext: 'v2.pdf' });
  expect(match('v1.0/x', '/v1.0/x')).toEqual({});
  expect(match('v1.0/x', '/v1a0/x')).toBeUndefined();
});

test('the root prefix may be empty', () => {
  expect(match('/status', '/status')).toEqual({});
});
