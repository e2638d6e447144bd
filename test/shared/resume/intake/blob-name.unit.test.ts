import { fileOf, folderOf, heldName, readBlobName, uploadName } from '../../../../shared/resume/intake/blob-name';

const profileId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const documentId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

describe('the name of a blob', () => {
  it('that an upload was asked for under tells size and ids, in any case', () => {
    const name = uploadName(profileId, documentId, 1234, 'docx');
    const upload = { kind: 'upload', profileId, documentId, sizeBytes: 1234 };
    expect(readBlobName(name)).toEqual(upload);
    expect(readBlobName(name.toUpperCase())).toEqual(upload);
  });

  it('that a file was taken in under is known again', () => {
    for (const format of ['pdf', 'docx', 'txt', 'markdown', 'html', 'json-resume', undefined] as const) {
      expect(readBlobName(heldName(profileId, documentId, format))).toEqual({ kind: 'held', profileId, documentId });
    }
  });

  it.each([
    [`${profileId}/cv.pdf`],
    [`${profileId.toUpperCase()}/cv.pdf`],
    [`${profileId}/2026/${documentId}.pdf`],
    [`${profileId}/${documentId}.exe`],
    [`${profileId}/${documentId}.pdf.pdf`],
    // Ours are in lower case: this one was dropped by somebody.
    [`${profileId}/${documentId.toUpperCase()}.pdf`],
  ])('%s is dropped for the profile', (name) => {
    expect(readBlobName(name)).toEqual({ kind: 'dropped', profileId });
  });

  it.each([
    ['cv.pdf'],
    ['2026/may/cv.pdf'],
    [`${profileId}.pdf`],
    [`x${profileId}/cv.pdf`],
    [`in/${profileId}/cv.pdf`],
  ])('%s is dropped for nobody yet', (name) => {
    expect(readBlobName(name)).toEqual({ kind: 'unassigned' });
  });

  it('of a manifest is no resume, wherever it lies', () => {
    for (const folder of ['', 'may/', `${profileId}/`]) {
      expect(readBlobName(`${folder}Manifest.ndjson`)).toEqual({ kind: 'manifest' });
    }
  });

  it('has a folder and a file', () => {
    expect([folderOf('a/b/c.pdf'), fileOf('a/b/c.pdf')]).toEqual(['a/b/', 'c.pdf']);
    expect([folderOf('c.pdf'), fileOf('c.pdf')]).toEqual(['', 'c.pdf']);
  });
});
