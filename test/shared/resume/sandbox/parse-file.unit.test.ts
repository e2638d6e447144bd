import type { ParsedResume } from '../../../../shared/resume/model/parsed-resume';
import type { ResumeParser } from '../../../../shared/resume/parser';
import { parseFile } from '../../../../shared/resume/sandbox/parse-file';
import { found, nothingFound } from '../../../factories/parsed-resumes';

const id = { name: 'fake', version: '0.0.1' };
const job = { employer: found('Example Ltd'), highlights: [] };
const study = { institution: found('University of Bristol'), courses: [] };

const finding = (resume: Partial<ParsedResume>): ResumeParser => ({
  id,
  parse: () => ({ resume: { ...nothingFound, ...resume }, warnings: [{ code: 'unknown-section', page: 1, line: 2 }] }),
});
const throwing: ResumeParser = {
  id,
  parse: () => {
    throw new Error('a fault of the parser');
  },
};
const text = (content: string | Uint8Array) => ({ name: 'resume.txt', bytes: Buffer.from(content) });

describe('the status of a file that was parsed', () => {
  const named = { ...nothingFound.basics, name: found('Ada Example') };
  const reached = { ...nothingFound.basics, phones: [found('+12025550143')] };

  it.each([
    ['a name and a job', 'parsed', { basics: named, work: [job] }],
    ['a phone number and an education', 'parsed', { basics: reached, education: [study] }],
    ['a name alone', 'partial', { basics: named }],
    ['a job of nothingFound', 'partial', { work: [job] }],
    ['nothing', 'partial', {}],
  ])('with %s is %s', async (_, status, resume) => {
    expect((await parseFile(text('Ada'), finding(resume))).status).toBe(status);
  });

  it('comes with the text, the pages, the parser and what it was found with', async () => {
    const result = await parseFile(text('Ada Example\n• Nurse'), finding({ basics: named, work: [job] }));

    expect(result).toMatchObject({
      text: 'Ada Example\n• Nurse\n',
      pages: 1,
      parser: id,
      resume: { basics: named, work: [job] },
      warnings: [{ code: 'unknown-section', page: 1, line: 2 }],
    });
    expect(result).toHaveProperty('confidence', expect.any(Number));
  });

  it('has the warnings of its reader before those of the parser', async () => {
    const result = await parseFile(text(Buffer.from('Zoë', 'latin1')), finding({}));

    expect(result.warnings.map(({ code }) => code)).toEqual(['encoding-guessed', 'unknown-section']);
  });
});

it('a JSON Resume needs no parser', async () => {
  const bytes = Buffer.from(JSON.stringify({ basics: { name: 'Ada Example' }, work: [{ name: 'Example Ltd' }] }));

  const result = await parseFile({ name: 'resume.json', bytes }, throwing);

  expect(result).toMatchObject({ status: 'parsed', pages: 1, resume: { basics: { name: { value: 'Ada Example' } } } });
});

it('a parser that throws is a fault of ours, and the text is not lost', async () => {
  expect(await parseFile(text('Ada Example'), throwing)).toEqual({
    status: 'failed',
    reason: 'parser-error',
    text: 'Ada Example\n',
    pages: 1,
    parser: id,
    warnings: [],
  });
});

it.each([
  ['resume.txt', '  \n', { status: 'no-text' }],
  ['resume.txt', '', { status: 'refused', reason: 'empty' }],
  ['resume.docx', 'Ada', { status: 'refused', reason: 'type-mismatch' }],
  ['resume.json', '{', { status: 'refused', reason: 'broken' }],
  ['resume.odt', 'Ada', { status: 'unsupported', reason: 'unknown-type' }],
])('%s with %j is told apart without the parser', async (name, content, outcome) => {
  expect(await parseFile({ name, bytes: Buffer.from(content) }, throwing)).toEqual({
    ...outcome,
    parser: id,
    pages: 0,
    warnings: [],
  });
});
