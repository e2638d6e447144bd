// Everything is killed while clients write: what was accepted is there in the end, once, and in the right order.
// CHAOS_SEED begins another run than the usual one; CHAOS_ROUNDS makes it a soak, each round with the seed after the last one's.
import { randomUUID } from 'node:crypto';
import { eventually } from '../local/eventually';
import { type Loaded, load } from './load';
import { haveOutages } from './outages';
import { Random } from './random';
import { startTestStack, type TestStack } from './stack';
import { expectNothingLostOrDoubled } from './verdict';

const firstSeed = Number(process.env.CHAOS_SEED ?? 1);
const rounds = Number(process.env.CHAOS_ROUNDS ?? 1);
const fewestWrites = 300;

jest.setTimeout(600_000);

describe.each(Array.from({ length: rounds }, (_, round) => firstSeed + round))('in round %i', (seed) => {
  let stack: TestStack;

  beforeAll(async () => {
    // Short, so that what a killed app held comes again soon.
    stack = await startTestStack({ lockDuration: 'PT5S', env: { WRITER_RETRY_BUDGET_SECONDS: '2' } });
  });
  afterAll(async () => {
    await stack?.stop();
  });

  async function loadUnderOutages(seed: number): Promise<Loaded> {
    let quiet = false;
    const over = new AbortController();
    const outages = haveOutages(stack, new Random(seed)).then(
      () => {
        quiet = true;
      },
      (error) => {
        over.abort(error);
        throw error;
      },
    );
    const isOver = (accepted: number) => quiet && accepted >= fewestWrites;
    const loading = load(stack.client, { seed: seed * 1000, isOver, hopeless: over.signal });
    // Both have to end before the stack is stopped, whatever came of either.
    await Promise.allSettled([outages, loading]);
    await outages;
    return loading;
  }

  test('with SQL, the broker and the app killed again and again nothing is lost and nothing is doubled', async () => {
    const loaded = await loadUnderOutages(seed);
    await eventually('readiness', async () => (await stack.client.get('/api/ready')).status === 200, 60_000);
    expect(loaded.retries).toBeGreaterThan(0);
    await expectNothingLostOrDoubled(stack, loaded);
    const answer = await stack.client.submit(randomUUID(), 'projects', { projects: [{ name: 'After the storm' }] });
    expect(await stack.client.outcomeOf(answer)).toMatchObject({ status: 'applied' });
  });
});
