import { strToU8 } from 'fflate';
import { readFile } from '../../../../shared/resume/read/read';
import { paragraph, wordFile } from '../../../factories/word-files';

const word = (body: string) => wordFile({ body });

describe('a file of a known format', () => {
  it.each([
    ['docx', word(paragraph('Jane Roe'))],
    ['txt', strToU8('Jane Roe')],
    ['markdown', strToU8('# Jane Roe')],
    ['html', strToU8('<h1>Jane Roe</h1>')],
  ] as const)('is read as %s', async (format, bytes) => {
    expect(await readFile(bytes, format)).toMatchObject({
      ok: true,
      document: { format, pages: [{ number: 1, lines: [{ page: 1, line: 1, text: 'Jane Roe' }] }] },
    });
  });

  it('is a resume already where it is a JSON Resume', async () => {
    expect(await readFile(strToU8('{"basics":{"name":"Jane Roe"}}'), 'json-resume')).toMatchObject({
      ok: true,
      resume: { basics: { name: { value: 'Jane Roe', confidence: 1 } } },
      text: 'Jane Roe\n',
    });
  });

  it.each([
    ['docx', word(paragraph(' ') + paragraph('<w:br w:type="page"/>'))],
    ['txt', strToU8(' \n\f\n ')],
    ['markdown', strToU8('\n***\n![scan](scan.png)')],
    ['html', strToU8('<html><head><title>Resume</title></head><body><img src="scan.png"></body></html>')],
  ] as const)('may have no text: %s', async (format, bytes) => {
    expect(await readFile(bytes, format)).toEqual({ ok: false, status: 'no-text' });
  });

  it('is refused with the reason that its reader gives', async () => {
    const bytes = word(paragraph('Jane Roe'));
    expect(await readFile(bytes.subarray(0, bytes.length - 10), 'docx')).toEqual({
      ok: false,
      status: 'refused',
      reason: 'broken',
    });
    expect(await readFile(strToU8('x'), 'json-resume')).toMatchObject({ status: 'refused', reason: 'broken' });
  });
});
