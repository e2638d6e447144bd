import { layouts } from '../../../bench/resumes/layouts/all';
import { printed } from '../../../bench/resumes/print';
import { filesOf, type SetFile } from '../../../bench/resumes/render/files';
import { groupsOf, missesOf, reportOf } from '../../../bench/resumes/report';
import type { Fact } from '../../../bench/resumes/score';
import { readSet } from '../../../bench/resumes/set/resume';

const documents = readSet().filter(({ id }) => ['en/jane-developer', 'en/maya-okonkwo', 'de/jonas-vogt'].includes(id));
const files = filesOf(documents, layouts);
const result = { status: 'parsed', parser: { name: 'stepkeeper', version: '1.0.0' }, warnings: [], pages: 1 } as const;
const scored = (factsOf: (file: SetFile) => readonly Fact[]) =>
  files.map((file) => ({ file, facts: factsOf(file), result: { ...result, status: 'no-text' } as const }));
const right: Fact = { field: 'name', outcome: 'right' };
const missed: Fact = { field: 'name', outcome: 'missed' };
const named = (groups: ReturnType<typeof groupsOf>, name: string) => groups.find((group) => group.name === name);

it('keeps what is held out apart from what is tuned on', () => {
  const groups = groupsOf(
    scored(({ document, layout }) => [document.heldOut || layout.heldOut ? missed : right]),
    ['name'],
  );
  const printedLayouts = layouts.filter(({ writer }) => writer !== 'text');
  expect(named(groups, 'tuning')).toMatchObject({
    files: 2 * (printedLayouts.length - 2),
    fields: { name: { f1: 1 } },
  });
  for (const name of ['held-out documents', 'held-out layouts', 'held-out both']) {
    expect(named(groups, name)).toMatchObject({ kind: 'held out', fields: { name: { recall: 0 } } });
  }
  const parts = groups.filter(({ kind }) => kind === 'part');
  expect(parts.every(({ fields }) => fields.name?.f1 === 1)).toBe(true);
  expect(parts.map(({ name }) => name)).not.toContain('centred');
});

it('calls a goal missed that is missed by little, and one that is met, met', () => {
  const group = (f1: number) => ({
    name: 'tuning',
    kind: 'tuning' as const,
    files: 1,
    fields: {
      name: { f1, precision: f1, recall: f1, facts: 100 },
      skill: { f1: 0, precision: 0, recall: 0, facts: 1 },
    },
  });
  expect(missesOf(group(0.8999))).toEqual(['name 0.900 < 0.9']);
  expect(missesOf(group(0.9))).toEqual([]);
});

it('compares two columns with one, on PDFs alone', () => {
  const report = reportOf(
    scored(({ layout }) => [layout.writer === 'docx' || layout.columns === 2 ? missed : right]),
    ['name'],
    undefined,
  );
  expect(report.columns).toEqual({ name: -1 });
  expect(printed(report)).toContain('MISSED  two columns within 0.05 of one: name -1.000');
});

it('prints other parsers beside ours, says which did not run, and passes over the fields that they have not', () => {
  const facts = new Map(files.map(({ name }) => [name, [right]]));
  const report = reportOf(
    scored(() => [right, { field: 'employer', outcome: 'right' }]),
    ['name', 'employer'],
    {
      speed: {
        twoPagesMs: 8,
        pagesPerSecond: 250,
        filesPerSecond: 100,
        memoryMb: { parentAt200: 90, parentAt1000: 91, childPeak: 150 },
      },
      peers: [
        { name: 'other 1.0.0', facts, failed: 3, seconds: 1 },
        { name: 'broken 1.0.0', unusable: 'not installed: no registry' },
      ],
      pdftotext: false,
    },
  );
  const text = printed(report);
  expect(text).toMatch(/^ {2}name +1\.000 +1\.000$/m);
  expect(text).toMatch(/^ {2}employer +1\.000 +–$/m);
  expect(text).toContain('broken 1.0.0: not installed: no registry');
  expect(text).toContain(`other 1.0.0: failed on 3 of ${report.parsers[1]?.files} files`);
  expect(text).toContain('a PDF of two pages in 8 ms');
});
