import { asError } from '../../shared/errors';

test('an Error passes through unchanged', () => {
  const error = new TypeError('x');
  expect(asError(error)).toBe(error);
});

test('anything else is quoted', () => {
  expect(asError('boom').message).toBe('boom');
});
