// Whatever a file is: it ends in a status, and the next one is parsed. A longer run of the same: npm run fuzz:resumes.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { truncated } from '../../fuzz/resumes/broken-files';
import { formsInForms, type HostileFile, hostileFiles } from '../../fuzz/resumes/hostile-files';
import { monotonousFiles } from '../../fuzz/resumes/monotonous-files';
import { fuzz, outcomeOf } from '../../fuzz/resumes/run';
import { type Files, soundFiles } from '../../fuzz/resumes/sound-files';
import { startChild } from '../../shared/resume/sandbox/child';
import { createParsePool, type ParsePool } from '../../shared/resume/sandbox/parse-pool';
import { memoryOf } from '../../shared/resume/sandbox/watch-memory';

const megabyte = 1024 * 1024;
let pool: ParsePool;
let sound: Files;
let hostile: readonly HostileFile[];

beforeAll(async () => {
  pool = createParsePool({ children: 2 });
  [sound, hostile] = await Promise.all([soundFiles(), hostileFiles()]);
});
afterAll(() => pool.close());

it('a sound file of each format is parsed', async () => {
  const results = await Promise.all(sound.map((file) => pool.parse(file)));

  expect(results.map((result, index) => `${sound[index]?.name}: ${outcomeOf(result)}`)).toEqual(
    sound.map(({ name }) => `${name}: parsed`),
  );
});

it('every hostile file comes to the outcome that is meant for it, and the sound one after it is parsed', async () => {
  const outcomes: Record<string, string> = {};
  for (const file of hostile) {
    outcomes[file.name] = outcomeOf(await pool.parse(file));
    expect(outcomeOf(await pool.parse(sound[0]))).toBe('parsed');
  }

  expect(outcomes).toEqual(Object.fromEntries(hostile.map(({ name, outcome }) => [name, outcome])));
});

it('a page that draws a drawing a billion times is stopped, and the next file is parsed', async () => {
  const impatient = createParsePool({ children: 1, timeoutMs: 3_000 });
  try {
    const bytes = Buffer.from(formsInForms(9));
    expect(outcomeOf(await impatient.parse({ name: 'billion.pdf', bytes }))).toMatch(/^refused: (timeout|memory)$/);
    expect((await impatient.parse({ name: 'next.txt', bytes: Buffer.from('Ada Example') })).status).toBe('partial');
  } finally {
    await impatient.close();
  }
});

it('a file of each format, cut off at ten places, is read as far as its format allows or refused', async () => {
  const results = await Promise.all(
    sound.flatMap((file) => truncated(file, 10).map(async (cut) => [file.name, outcomeOf(await pool.parse(cut))])),
  );
  const outcomesOf = (name: string) => new Set(results.filter(([of]) => of === name).map(([, outcome]) => outcome));

  expect(outcomesOf('sound.docx')).toEqual(new Set(['refused: empty', 'refused: broken']));
  expect(outcomesOf('sound.json')).toEqual(new Set(['refused: empty', 'refused: broken']));
  for (const name of ['sound.pdf', 'sound.html', 'sound.md', 'sound.txt'])
    expect([...outcomesOf(name)].filter((outcome) => !known.has(outcome ?? ''))).toEqual([]);
});

const known = new Set(['parsed', 'partial', 'no-text', 'refused: empty', 'refused: broken', 'refused: type-mismatch']);

it('a text that says one thing over and over is parsed in time', async () => {
  const results = await Promise.all(
    monotonousFiles().map(async (file) => [file.name, await pool.parse(file)] as const),
  );

  expect(results.flatMap(([name, result]) => ('reason' in result ? [`${name}: ${outcomeOf(result)}`] : []))).toEqual(
    [],
  );
});

it('of files broken by chance none makes a parser throw, loop, crash or run out of memory', async () => {
  const { outcomes, faults } = await fuzz({ pool, files: 400, seed: 5, lanes: 2 });

  expect(faults.map(({ number, file: { name }, outcome }) => `${number} ${name}: ${outcome}`)).toEqual([]);
  expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(400);
});

const onLinux = memoryOf(process.pid) ? describe : describe.skip;

onLinux('a thousand files in a row', () => {
  it('leave the child and this process with no more memory than the first hundreds', async () => {
    const child = await startChild({ timeoutMs: 20_000, heapMb: 256, rssMb: 700 });
    const ofChild: number[] = [];
    const ofThis: number[] = [];
    try {
      for (let file = 0; file < 1_000; file += 1) {
        const result = await child.parse(sound[file % sound.length] ?? sound[0]);
        if (typeof result === 'string' || result.status !== 'parsed') throw new Error(`file ${file}: ${result}`);
        if (file < 300) continue;
        ofChild.push(child.memory()?.rssBytes ?? Number.POSITIVE_INFINITY);
        if (file % 50 === 0) ofThis.push(heapUsed());
      }
    } finally {
      await child.end();
    }

    // What V8 compiles while it warms up is some 15 MB; one page of a PDF that is not let go each time is more than twice that.
    expect(growth(ofChild)).toBeLessThan(25 * megabyte);
    expect(growth(ofThis)).toBeLessThan(megabyte);
  });
});

/** From the first half to the second; of both the least, where the garbage has just been collected. */
function growth(samples: readonly number[]): number {
  const half = samples.length / 2;
  return Math.min(...samples.slice(half)) - Math.min(...samples.slice(0, half));
}

/** What is left after a collection. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}
