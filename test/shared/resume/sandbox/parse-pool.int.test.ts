import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParseResult } from '../../../../shared/resume/model/parse-result';
import { ParserNotStarted, PoolClosed } from '../../../../shared/resume/sandbox/errors';
import { createParsePool, type ParsePool, type ParsePoolOptions } from '../../../../shared/resume/sandbox/parse-pool';
import { eventually } from '../../../local/eventually';

const parserModule = join(__dirname, 'faulty-parser.js');
const strict = { children: 1, heapMb: 64, rssMb: 300, parserModule };
/** For those that never end. */
const timeoutMs = 2_500;
const pools: ParsePool[] = [];

afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

function poolOf(options: ParsePoolOptions = {}): ParsePool {
  const pool = createParsePool({ ...strict, ...options });
  pools.push(pool);
  return pool;
}

const told = (pool: ParsePool, ...orders: readonly string[]) =>
  pool.parse({ name: 'orders.txt', bytes: Buffer.from(orders.join('\n')) });

/** What the parser was answered, as it gave it for a name. */
async function answer(pool: ParsePool, order: string): Promise<string | undefined> {
  const result = await told(pool, order);
  return 'resume' in result ? result.resume.basics.name?.value : result.status;
}

const processOf = (pool: ParsePool) => answer(pool, 'tell its process id').then(Number);

const outcomeOf = (result: ParseResult) => ('reason' in result ? `${result.status}: ${result.reason}` : result.status);

describe('a file that takes the parser down', () => {
  it.each([
    ['loop for ever', 'refused: timeout'],
    ['fill the heap', 'refused: memory'],
    ['fill memory with buffers', 'refused: memory'],
    ['exit', 'refused: crashed'],
    ['kill itself', 'refused: crashed'],
    ['throw', 'failed: parser-error'],
  ])('that would %s ends as %s, and the next one is parsed', async (order, outcome) => {
    const pool = poolOf(order === 'loop for ever' ? { timeoutMs } : {});
    await told(pool, 'something before it');

    const results = await Promise.all([told(pool, order), told(pool, 'something after it')]);

    expect(results.map(outcomeOf)).toEqual([outcome, 'partial']);
  });

  it('does not hold up another one that is parsed meanwhile', async () => {
    const pool = poolOf({ children: 2, timeoutMs });
    let isLooping = true;

    const loop = told(pool, 'loop for ever').finally(() => {
      isLooping = false;
    });
    const others = await Promise.all([told(pool, 'one'), told(pool, 'two'), told(pool, 'three')]);

    expect(others.map(outcomeOf)).toEqual(['partial', 'partial', 'partial']);
    expect(isLooping).toBe(true);
    expect(outcomeOf(await loop)).toBe('refused: timeout');
  });

  it('is not blamed for what a file before it has done to the child', async () => {
    const pool = poolOf();

    const results = [];
    for (const order of ['throw later', 'one', 'throw later', 'two']) results.push(outcomeOf(await told(pool, order)));

    expect(results).toEqual(['partial', 'partial', 'partial', 'partial']);
  });

  it('is told under the name of the parser that was at it', async () => {
    const { parser, pages, warnings } = await told(poolOf(), 'exit');

    expect({ parser, pages, warnings }).toEqual({
      parser: { name: 'faulty', version: '0.0.1' },
      pages: 0,
      warnings: [],
    });
  });
});

describe('what runs in a child', () => {
  it.each([
    ['write a file', 'ERR_ACCESS_DENIED'],
    ['read the settings', 'ERR_ACCESS_DENIED'],
    ['start a process', 'ERR_ACCESS_DENIED'],
    ['start a thread', 'ERR_ACCESS_DENIED'],
    ['make code of text', 'EvalError'],
    ['tell its environment', '{}'],
  ])('that would %s is answered %s', async (order, expected) => {
    expect(await answer(poolOf(), order)).toBe(expected);
    expect(existsSync(join(tmpdir(), 'written-by-a-parser'))).toBe(false);
  });
});

describe('a child', () => {
  it('is used again for the next file', async () => {
    const pool = poolOf();

    const ids = [await processOf(pool), await processOf(pool), await processOf(pool)];

    expect(new Set(ids).size).toBe(1);
  });

  it('is replaced after as many files as it may have', async () => {
    const pool = poolOf({ filesPerChild: 2 });

    const ids = [];
    for (let file = 0; file < 5; file += 1) ids.push(await processOf(pool));

    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).toBe(ids[3]);
    expect(new Set(ids).size).toBe(3);
    expect(ids.slice(0, 4).some(isThere)).toBe(false);
  });

  it('is replaced when it keeps half of the memory that it may have', async () => {
    const pool = poolOf({ rssMb: 200 });
    const before = await processOf(pool);
    await told(pool, 'keep 60 MB');

    expect(await processOf(pool)).not.toBe(before);
    expect(pool.peakRssBytes).toBeGreaterThan(100 * 1024 * 1024);
  });

  it('is not started for files that one child has time for', async () => {
    const pool = poolOf({ children: 3 });

    const ids = [await processOf(pool), await processOf(pool), await processOf(pool)];

    expect(new Set(ids).size).toBe(1);
  });
});

describe('closing', () => {
  it('refuses what is parsed, what waits and what comes later, and leaves no process', async () => {
    const pool = poolOf();
    const id = await processOf(pool);
    const parsed = told(pool, 'loop for ever').catch((error) => error);
    const waiting = told(pool, 'something').catch((error) => error);

    await pool.close();

    expect(await parsed).toBeInstanceOf(PoolClosed);
    expect(await waiting).toBeInstanceOf(PoolClosed);
    await expect(told(pool, 'something')).rejects.toThrow(PoolClosed);
    expect(isThere(id)).toBe(false);
  });

  it('may be done while the first child starts, and twice', async () => {
    const pool = poolOf();
    const parsed = told(pool, 'something').catch((error) => error);

    await Promise.all([pool.close(), pool.close()]);

    expect(await parsed).toBeInstanceOf(PoolClosed);
  });
});

describe('whoever has a pool', () => {
  const program = (order: string) => `
    const { createParsePool } = require(${JSON.stringify(join(__dirname, '../../../../dist/shared/resume/sandbox/parse-pool'))});
    const pool = createParsePool(${JSON.stringify({ ...strict, timeoutMs })});
    const told = (order) => pool.parse({ name: 'a.txt', bytes: Buffer.from(order) });
    told('tell its process id').then(({ resume }) => {
      process.stdout.write(resume.basics.name.value + '\\n');
      ${order === '' ? '' : `told(${JSON.stringify(order)});`}
    });`;

  function run(order: string) {
    const owner = spawn(process.execPath, ['-e', program(order)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const child = new Promise<number>((resolve) => owner.stdout.once('data', (line) => resolve(Number(line))));
    const ended = new Promise<number | null>((resolve) => owner.once('exit', resolve));
    return { owner, child, ended };
  }

  it('may end without closing it: an idle child ends too', async () => {
    const { child, ended } = run('');

    expect(await ended).toBe(0);
    const id = await child;
    await eventually('the end of the child', () => !isThere(id));
  });

  it('may be killed: even a child in an endless loop ends, when its time on the processor is used up', async () => {
    const { owner, child } = run('loop for ever');
    const id = await child;
    await eventually('the loop', () => processorTime(id) > 20);

    owner.kill('SIGKILL');

    await eventually('the end of the child', () => !isThere(id), 50_000);
  });
});

it('a parser that cannot be started is nothing that a file is refused for, and tells why', async () => {
  const pool = poolOf({ parserModule: join(__dirname, 'parse-pool.int.test.ts') });
  const missing = poolOf({ parserModule: join(__dirname, 'nowhere.js') });

  await expect(told(pool, 'something')).rejects.toThrow(ParserNotStarted);
  await expect(told(missing, 'something')).rejects.toThrow(/did not start: .*nowhere\.js/);
});

/** In ticks, a hundred a second; the second field is a name in brackets. */
function processorTime(pid: number): number {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ');
  return Number(fields.split(' ')[11]);
}

/** One that has ended and that nobody has waited for is gone too. */
function isThere(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'));
  } catch {
    return false;
  }
}
