import type { Document } from '../../../../shared/resume/model/document';
import { asSurelyAsRead } from '../../../../shared/resume/structure/as-surely-as-read';
import { found, nothingFound } from '../../../factories/parsed-resumes';
import { documentOf } from '../../../factories/resume-documents';

const resume = {
  ...nothingFound,
  basics: { ...nothingFound.basics, name: { ...found('Ada Example', 0.9), line: 1 } },
  work: [{ employer: { ...found('Example Ltd', 0.8), line: 2 }, highlights: [{ ...found('Ran it', 0.95), line: 3 }] }],
};
const text = documentOf('Ada Example\nExample Ltd\nRan it');
const scan: Document = {
  ...text,
  pages: text.pages.map((page) => ({
    ...page,
    lines: page.lines.map((line, index) => (index === 2 ? line : { ...line, confidence: [1, 0.75][index] ?? 1 })),
  })),
  recognisedBy: { model: 'prebuilt-read', apiVersion: '2024-11-30' },
};

it('a field of a scan is as sure as it was, times as surely as its line was recognised', () => {
  const { basics, work, recognisedBy } = asSurelyAsRead(resume, scan);
  expect(basics.name?.confidence).toBe(0.9);
  expect(work[0]?.employer?.confidence).toBe(0.6);
  expect(work[0]?.highlights[0]?.confidence).toBe(0.95);
  expect(recognisedBy).toEqual(scan.recognisedBy);
});

it('a field of a text is as sure as it was', () => {
  expect(asSurelyAsRead(resume, text)).toBe(resume);
});
