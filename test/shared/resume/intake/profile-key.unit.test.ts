import { readBlobName } from '../../../../shared/resume/intake/blob-name';
import { isAssigned, profileOf } from '../../../../shared/resume/intake/profile-key';
import { found, parsed, refused, resumeOf } from './results';

const profileId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const other = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const nobody = readBlobName('cv.pdf');
const withEmail = (email: string) =>
  parsed({ resume: resumeOf({ basics: { emails: [found(email)], phones: [], links: [] } }) });

describe('the profile of a file', () => {
  it('is the one in its name, whatever else is told', () => {
    const name = readBlobName(`${profileId}/cv.pdf`);
    expect(profileOf(name, { profileId: other, candidateReference: '1' }, 'aa', parsed())).toBe(profileId);
  });

  it('is the one that the importer names', () => {
    expect(profileOf(nobody, { profileId, candidateReference: '1' }, 'aa', parsed())).toBe(profileId);
  });

  it('is one for each reference of a source', () => {
    const by = (source: string, candidateReference: string, sha256 = 'aa') =>
      profileOf(nobody, { source, candidateReference }, sha256, parsed());
    expect(by('ats', '1')).toBe(by('ats', '1', 'bb'));
    expect(new Set([by('ats', '1'), by('ats', '2'), by('other', '1')]).size).toBe(3);
  });

  it('is one for each e-mail address, in any case, whatever the file', () => {
    const by = (email: string, sha256: string) => profileOf(nobody, {}, sha256, withEmail(email));
    expect(by('ada@example.org', 'aa')).toBe(by('Ada@Example.ORG', 'bb'));
    expect(by('ada@example.org', 'aa')).not.toBe(by('grace@example.org', 'aa'));
  });

  it('is one for each content where nothing else is known', () => {
    const by = (sha256: string) => profileOf(nobody, {}, sha256, refused('password'));
    expect(by('aa')).toBe(by('aa'));
    expect(by('aa')).not.toBe(by('bb'));
  });

  it('is known before the parse where somebody names it', () => {
    expect(isAssigned(readBlobName(`${profileId}/cv.pdf`), {})).toBe(true);
    expect(isAssigned(nobody, { candidateReference: '1' })).toBe(true);
    expect(isAssigned(nobody, { source: 'ats' })).toBe(false);
  });
});
