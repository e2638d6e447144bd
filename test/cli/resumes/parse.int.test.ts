import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Files, soundFiles } from '../../../fuzz/resumes/sound-files';
import { limits } from '../../../shared/resume/limits';
import { startCli } from '../migrate/run-cli';

const folder = mkdtempSync(join(tmpdir(), 'resumes-'));
const at = (...names: readonly string[]) => join(folder, ...names);
let sound: Files;

beforeAll(async () => {
  sound = await soundFiles();
  mkdirSync(at('drop', 'inner'), { recursive: true });
  for (const { name, bytes } of sound) writeFileSync(at('drop', name), bytes);
  writeFileSync(at('drop', 'inner', 'empty.pdf'), '');
  writeFileSync(at('drop', '.hidden.txt'), 'nobody asked for it');
  symlinkSync(at('drop'), at('drop', 'inner', 'round-and-round'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Told {
  readonly code: number | string;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly stderr: string;
}

/** `stepkeeper resumes …`, without a setting. */
async function resumes(...args: readonly string[]): Promise<Told> {
  const { code, stdout, stderr } = await startCli(undefined, ['resumes', ...args]).ended;
  return {
    code,
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    stderr,
  };
}

it('prints a line of JSON for each file, in the order in which they were named', async () => {
  const files = sound.map(({ name }) => at('drop', name));

  const { code, lines, stderr } = await resumes('parse', ...files);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(lines.map(({ file }) => file)).toEqual(files);
  expect(lines.map(({ format }) => format)).toEqual(['pdf', 'docx', 'html', 'markdown', 'txt', 'json-resume']);
  expect(lines.map(({ status }) => status)).toEqual(sound.map(() => 'parsed'));
  expect(lines.map(({ sha256 }) => sha256)).toEqual(
    sound.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')),
  );
});

it('tells each field with how sure it is, and where it was found', async () => {
  const { lines } = await resumes('parse', at('drop', 'sound.txt'));

  expect(lines[0]).toMatchObject({
    parser: { name: 'stepkeeper', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    confidence: expect.any(Number),
    pages: 1,
    warnings: [],
    resume: {
      language: 'en',
      basics: {
        name: { value: 'Ada Example', confidence: expect.any(Number), page: 1, line: 1 },
        emails: [{ value: 'ada@example.org', confidence: expect.any(Number), page: 1, line: 2 }],
      },
    },
  });
  expect(lines[0]).not.toHaveProperty('text');
});

it('has the text with it when it is asked for', async () => {
  const { lines } = await resumes('parse', '--text', at('drop', 'sound.txt'));

  expect(lines[0]?.text).toContain('Ada Example\nada@example.org');
});

it('walks a folder by name, without hidden files and without following links', async () => {
  const { code, lines } = await resumes('parse', '--children', '1', at('drop'));

  expect(code).toBe(0);
  expect(lines.map(({ file }) => file)).toEqual(
    ['inner/empty.pdf', ...sound.map(({ name }) => name).sort()].map((name) => at('drop', name)),
  );
  expect(lines[0]).toMatchObject({ status: 'refused', reason: 'empty', pages: 0, warnings: [] });
});

it('goes on after a file that cannot be opened, and ends with 1', async () => {
  const { code, lines, stderr } = await resumes('parse', at('nowhere.pdf'), at('drop', 'sound.pdf'));

  expect(code).toBe(1);
  expect(lines.map(({ file }) => file)).toEqual([at('drop', 'sound.pdf')]);
  expect(stderr).toBe(
    `cannot open ${at('nowhere.pdf')}: ENOENT: no such file or directory, stat '${at('nowhere.pdf')}'\n`,
  );
});

it('refuses a file that is too large without holding it in memory', async () => {
  writeFileSync(at('large.txt'), '');
  truncateSync(at('large.txt'), limits.bytes + 1);

  const { code, lines } = await resumes('parse', at('large.txt'));

  expect(code).toBe(0);
  expect(lines).toMatchObject([{ status: 'refused', reason: 'too-large' }]);
});

it.each([
  [['parse'], /resumes parse wants files or folders/],
  [['read', 'a.pdf'], /resumes wants parse or reparse, not read/],
  [['parse', '--children', '0', 'a.pdf'], /--children wants 1 to 99, not 0/],
  [['parse', '--fast', 'a.pdf'], /Unknown option '--fast'/],
])('is told how it is typed after %j', async (args, message) => {
  const { code, stderr } = await resumes(...args);

  expect(code).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).toContain('resumes parse FILE…');
});
