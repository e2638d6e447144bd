import { manifestLimits, readManifest } from '../../../../shared/resume/intake/manifest';

const profileId = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('a manifest', () => {
  it('tells of files by their names in the folder', () => {
    const text = [
      JSON.stringify({ file: 'ada.pdf', candidateReference: '4711', source: 'old-ats', fileName: 'Ada Lovelace.pdf' }),
      '',
      JSON.stringify({ file: 'grace.docx', profileId }),
    ].join('\r\n');
    expect(readManifest(`\ufeff${text}`)).toEqual({
      files: new Map([
        ['ada.pdf', { candidateReference: '4711', source: 'old-ats', fileName: 'Ada Lovelace.pdf' }],
        ['grace.docx', { profileId }],
      ]),
      ignored: 0,
    });
  });

  it('with lines that say nothing of a file is read without them, and they are counted', () => {
    const bad = ['{', '[]', 'null', '{"file": 7}', '{"profileId": "x"}'];
    const { files, ignored } = readManifest([...bad, '{"file":"a.pdf","source":7}'].join('\n'));
    expect(files).toEqual(new Map([['a.pdf', {}]]));
    expect(ignored).toBe(bad.length);
  });

  it('has no more lines than its limit', () => {
    const lines = Array.from({ length: manifestLimits.lines + 2 }, (_, index) => `{"file":"${index}.pdf"}`);
    const { files, ignored } = readManifest(lines.join('\n'));
    expect(files.size).toBe(manifestLimits.lines);
    expect(ignored).toBe(2);
  });

  it('holds what its last line says of a file', () => {
    const { files } = readManifest('{"file":"a.pdf","source":"one"}\n{"file":"a.pdf","source":"two"}');
    expect(files.get('a.pdf')).toEqual({ source: 'two' });
  });
});
