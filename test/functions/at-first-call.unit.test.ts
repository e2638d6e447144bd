import type { InvocationContext } from '@azure/functions';
import { atFirstCall } from '../../functions/at-first-call';

const context = {} as InvocationContext;

it('a handler is loaded by the first call, once, and called by each', async () => {
  let loads = 0;
  const handler = atFirstCall(async () => {
    loads += 1;
    return (input: number) => input * 2;
  });
  expect(loads).toBe(0);
  expect(await Promise.all([handler(1, context), handler(2, context)])).toEqual([2, 4]);
  expect(await handler(3, context)).toBe(6);
  expect(loads).toBe(1);
});

it('a load that failed is tried again by the next call', async () => {
  let loads = 0;
  const handler = atFirstCall<string>(async () => {
    loads += 1;
    if (loads === 1) throw new Error('the file cannot be read');
    return (input) => input;
  });
  await expect(handler('a', context)).rejects.toThrow('the file cannot be read');
  expect(await handler('b', context)).toBe('b');
});

it('what a handler throws is thrown on, and nothing is loaded anew', async () => {
  let loads = 0;
  const handler = atFirstCall(async () => {
    loads += 1;
    return () => {
      throw new TypeError('of the handler');
    };
  });
  await expect(handler(1, context)).rejects.toThrow('of the handler');
  await expect(handler(1, context)).rejects.toThrow('of the handler');
  expect(loads).toBe(1);
});
