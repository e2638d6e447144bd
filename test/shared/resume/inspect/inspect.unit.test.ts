import { strToU8, zipSync } from 'fflate';
import { inspect } from '../../../../shared/resume/inspect/inspect';
import { limits } from '../../../../shared/resume/limits';
import { paragraph, wordFile } from '../../../factories/word-files';

const ole = (text: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(512),
    Buffer.from(text, 'utf16le'),
    Buffer.alloc(64),
  ]);
const word = wordFile({ body: paragraph('text') });
const pdf = Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj', 'latin1');
const jpeg = Buffer.from('ffd8ffe000104a46494600010100', 'hex');
const excel = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') });
const html = Buffer.from('\n<!DOCTYPE html><p>text');

const outcome = (name: string, bytes: Uint8Array) => {
  const inspection = inspect({ name, bytes });
  return inspection.ok ? inspection.format : `${inspection.status}: ${inspection.reason}`;
};

describe('a file is looked at before it is read, and', () => {
  it.each([
    ['cv.pdf', pdf, 'pdf'],
    ['C.V. 2024.PDF', Buffer.concat([Buffer.from('junk\n'), pdf]), 'pdf'],
    ['cv.docx', word, 'docx'],
    ['cv.txt', Buffer.from('Jane Roe'), 'txt'],
    ['cv.txt', Buffer.from('Müller', 'latin1'), 'txt'],
    ['cv.txt', Buffer.from('Jane Roe\nBerlin', 'utf16le'), 'txt'],
    ['cv.md', Buffer.from('# Jane Roe'), 'markdown'],
    ['cv.htm', html, 'html'],
    ['cv.html', Buffer.from('<p>text</p>'), 'html'],
    ['cv.json', Buffer.from('{"basics":{}}'), 'json-resume'],
  ])('is taken: %s', (name, bytes, format) => {
    expect(outcome(name, bytes)).toBe(format);
  });

  it.each([
    ['an image', 'cv.png', jpeg],
    ['Word before 2007', 'cv.doc', ole('WordDocument')],
    ['rich text', 'cv.rtf', Buffer.from('{\\rtf1 text}')],
    ['no extension', 'cv', Buffer.from('text')],
    ['a name of dots', 'docx.', word],
    ['an extension in a folder', 'cv.pdf/cv', pdf],
  ])('is not supported: %s', (_, name, bytes) => {
    expect(outcome(name, bytes)).toBe('unsupported: unknown-type');
  });

  it.each([
    ['a PDF as Word', 'cv.docx', pdf],
    ['Word as a PDF', 'cv.pdf', word],
    ['Word before 2007 as Word', 'cv.docx', ole('WordDocument')],
    ['a workbook as Word', 'cv.docx', excel],
    ['rich text as text', 'cv.txt', Buffer.from('{\\rtf1 text}')],
    ['a page as text', 'cv.txt', html],
    ['a page in UTF-16 as text', 'cv.txt', Buffer.from(`\uFEFF${html}`, 'utf16le')],
    ['an image as text', 'cv.txt', jpeg],
    ['control characters as text', 'cv.md', Buffer.from('a\x01\x02\x03b')],
    ['a PDF as JSON', 'cv.json', pdf],
  ])('is refused, as name and content do not agree: %s', (_, name, bytes) => {
    expect(outcome(name, bytes)).toBe('refused: type-mismatch');
  });

  it.each([
    ['empty', 'cv.pdf', Buffer.alloc(0), 'empty'],
    ['empty, whatever it is', 'cv.png', Buffer.alloc(0), 'empty'],
    ['too large', 'cv.txt', Buffer.alloc(limits.bytes + 1, ' '), 'too-large'],
    ['encrypted', 'cv.docx', ole('EncryptedPackage'), 'password'],
    ['cut off', 'cv.docx', word.subarray(0, word.length - 30), 'broken'],
  ])('is refused: %s', (_, name, bytes, reason) => {
    expect(outcome(name, bytes)).toBe(`refused: ${reason}`);
  });

  it('has the content type of its format, not of its name', () => {
    expect(inspect({ name: 'a.MARKDOWN', bytes: Buffer.from('x') })).toMatchObject({ contentType: 'text/markdown' });
  });
});
