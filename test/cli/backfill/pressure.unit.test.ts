// What a backfill may not see of the database it asks for once, and what it could not see this time it asks for again.
import { type ConnectionPool, RequestError } from 'mssql';
import { readPressure } from '../../../cli/backfill/pressure';

type Answer = number | null | Error;

/** A pool whose server answers what is asked of the log and of blocking, each with the next of its list. */
function serverWith(log: Answer[], blocking: Answer[]) {
  const asked = { log: 0, blocking: 0 };
  const query = async (text: string) => {
    const [name, answers] = text.includes('log_space') ? (['log', log] as const) : (['blocking', blocking] as const);
    asked[name] += 1;
    const measured = answers.shift() ?? null;
    if (measured instanceof Error) throw measured;
    return { recordset: [{ measured }] };
  };
  return { asked, pool: { request: () => ({ query }) } as unknown as ConnectionPool };
}

function failed(number: number): Error {
  return Object.assign(new RequestError('It failed.', 'EREQUEST'), { number });
}

test('what it may see it looks at each time', async () => {
  const { pool, asked } = serverWith([10, 20], [0, 3]);
  expect(await readPressure(pool)).toEqual({ logPercent: 10, blocked: 0 });
  expect(await readPressure(pool)).toEqual({ logPercent: 20, blocked: 3 });
  expect(asked).toEqual({ log: 2, blocking: 2 });
});

test('what it may not see it asks for once', async () => {
  const { pool, asked } = serverWith([failed(262)], [null]);
  for (let page = 0; page < 3; page++)
    expect(await readPressure(pool)).toEqual({ logPercent: undefined, blocked: undefined });
  expect(asked).toEqual({ log: 1, blocking: 1 });
});

test('a view that the server has not it asks for once, and goes on to look at the other', async () => {
  const { pool, asked } = serverWith([failed(208)], [1, 2]);
  await readPressure(pool);
  expect(await readPressure(pool)).toEqual({ logPercent: undefined, blocked: 2 });
  expect(asked).toEqual({ log: 1, blocking: 2 });
});

test.each([failed(1205), Object.assign(new Error('It is gone.'), { code: 'ECONNCLOSED' })])(
  'after a failure that passes it looks again: %s',
  async (error) => {
    const { pool } = serverWith([error, 50], [0, 0]);
    expect((await readPressure(pool)).logPercent).toBeUndefined();
    expect((await readPressure(pool)).logPercent).toBe(50);
  },
);
