import { createOutcomeWaiter } from '../../../shared/reading/outcome-waiter';
import type { OperationKey, StoredOperation } from '../../../shared/reading/read-operations';
import { idOf } from '../../factories/commands';

const key = (number: number): OperationKey => ({ profileId: idOf(0xabc), operationId: idOf(number) });
const outcomeOf = (one: OperationKey) => ({ ...one, status: 'applied' }) as StoredOperation;

/** A look-up that knows the outcomes in `known` and keeps what it was asked. */
function lookup() {
  const known = new Set<string>();
  const asked: string[][] = [];
  const find = async (keys: readonly OperationKey[]) => {
    asked.push(keys.map(({ operationId }) => operationId));
    return keys.filter(({ operationId }) => known.has(operationId)).map(outcomeOf);
  };
  return { known, asked, find };
}

it('an outcome that is there already is given at once', async () => {
  const { known, asked, find } = lookup();
  known.add(idOf(1));
  expect(await createOutcomeWaiter(find).wait(key(1), 1_000)).toEqual(outcomeOf(key(1)));
  expect(asked).toEqual([[idOf(1)]]);
});

it('all who wait are asked for together', async () => {
  const { known, asked, find } = lookup();
  const waiter = createOutcomeWaiter(find, { tickMs: 5 });
  const waits = [1, 2, 3].map((number) => waiter.wait(key(number), 5_000));
  known.add(idOf(1)).add(idOf(2)).add(idOf(3));
  expect(await Promise.all(waits)).toEqual([1, 2, 3].map((number) => outcomeOf(key(number))));
  expect(asked.at(-1)?.length).toBeGreaterThan(1);
  expect(asked.length).toBeLessThanOrEqual(2);
});

it('two who wait for the same operation both get the outcome, and are one question', async () => {
  const { known, asked, find } = lookup();
  const waiter = createOutcomeWaiter(find, { tickMs: 5 });
  const waits = [waiter.wait(key(1), 5_000), waiter.wait(key(1), 5_000)];
  known.add(idOf(1));
  expect(await Promise.all(waits)).toEqual([outcomeOf(key(1)), outcomeOf(key(1))]);
  expect(asked.flat().every((id) => id === idOf(1))).toBe(true);
  expect(Math.max(...asked.map((ids) => ids.length))).toBe(1);
});

it('who has waited long enough gets nothing, and nobody is asked any more', async () => {
  const { asked, find } = lookup();
  const waiter = createOutcomeWaiter(find, { tickMs: 2 });
  expect(await waiter.wait(key(1), 20)).toBeUndefined();
  const questions = asked.length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked.length - questions).toBeLessThanOrEqual(1);
});

it('a database that is away is asked again until it answers', async () => {
  const { known, find } = lookup();
  known.add(idOf(1));
  let away = 2;
  const waiter = createOutcomeWaiter((keys) => (away-- > 0 ? Promise.reject(new Error('away')) : find(keys)), {
    tickMs: 1,
    restMs: 1,
  });
  expect(await waiter.wait(key(1), 5_000)).toEqual(outcomeOf(key(1)));
});

it('a database that stays away is a wait that ends without an outcome', async () => {
  const waiter = createOutcomeWaiter(() => Promise.reject(new Error('away')), { restMs: 1 });
  expect(await waiter.wait(key(1), 20)).toBeUndefined();
});
