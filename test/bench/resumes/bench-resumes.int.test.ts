// The benchmark as it is run, on two documents: files rendered by Chromium, pdfkit and as Word, read in the children that the service has.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../../bench/resumes/report';
import { startProgram } from '../../programs';

const two = [
  '--document',
  'en/jane-developer,de/jonas-vogt',
  '--layout',
  'classic,european-table,sidebar-left,plain-helvetica,word-styles',
];
const folder = mkdtempSync(join(tmpdir(), 'bench-resumes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bench = (...args: string[]) => startProgram('bench/resumes/main.js', args).ended;

it('reads names, contacts, employers and dates of two people in five layouts', async () => {
  const { code, stdout, stderr } = await bench('--json', ...two);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const { groups, statuses }: Report = JSON.parse(stdout);
  expect(statuses).toEqual({ parsed: 10 });
  const f1 = Object.entries(groups[0]?.fields ?? {}).map(([field, figure]): [string, number | null] => [
    field,
    figure.f1,
  ]);
  const floors = {
    name: 1,
    'e-mail': 1,
    phone: 1,
    employer: 0.9,
    title: 0.9,
    'work dates': 0.95,
    institution: 0.9,
    degree: 0.85,
  };
  const below = f1.filter(([field, value]) => field in floors && (value ?? 0) < floors[field as keyof typeof floors]);
  expect(below).toEqual([]);
});

it('reads the PDFs among them as scans, too, and nothing but them', async () => {
  const { code, stdout, stderr } = await bench('--scans', '--json', ...two);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const { groups, statuses }: Report = JSON.parse(stdout);
  expect(statuses).toEqual({ parsed: 8 });
  expect(groups[0]?.fields.name?.f1).toBe(1);
  expect(groups[0]?.fields.employer?.f1).toBeGreaterThan(0.85);
});

it('shows a file with its differences, but none that is held out', async () => {
  const shown = await bench('--show', 'de-jonas-vogt.classic.pdf');
  expect(shown).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Weißenburger Antriebstechnik GmbH & Co. KG'),
  });
  const heldOutLayout = await bench('--show', 'de-jonas-vogt.centred.pdf');
  expect(heldOutLayout).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('held out') });
  const heldOutDocument = await bench('--show', 'en-maya-okonkwo.classic.pdf');
  expect(heldOutDocument).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('held out') });
});

it('gives files and truth away, and scores what comes back', async () => {
  const exported = await bench('--export', folder, ...two);
  expect(exported).toMatchObject({ code: 0 });
  const lines = readFileSync(join(folder, 'truth.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(lines.map(({ file }) => file)));
  const predictions = join(folder, 'predictions.ndjson');
  // The names of all, and nothing else.
  writeFileSync(
    predictions,
    lines.map(({ file, truth }) => JSON.stringify({ file, found: { name: truth.name } })).join('\n'),
  );
  const { stdout } = await bench('--score', predictions, ...two);
  const [group] = JSON.parse(stdout);
  expect(group).toMatchObject({
    files: 10,
    fields: { name: { f1: 1 }, 'e-mail': { precision: null, recall: 0, f1: 0 } },
  });
});

it('says what it does not know', async () => {
  expect(await bench('--layout', 'baroque')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is no baroque'),
  });
  expect(await bench('--show', 'nobody.pdf')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is no nobody.pdf'),
  });
  expect(await bench('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--show FILE') });
});
