import fc from 'fast-check';
import { heldMetadata, readNoted, readTold } from '../../../../shared/resume/intake/metadata';
import { isCleanText } from '../../../../shared/sections/text';

const profileId = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('metadata of an importer', () => {
  it('is read from percent-encoded UTF-8, whatever case its names have', () => {
    const metadata = {
      Source: 'old%20ATS',
      CANDIDATE_REFERENCE: 'M%C3%BCller/4711',
      profile_id: profileId.toUpperCase(),
      filename: 'C%3A%5CDocs%5CLebenslauf%20J%C3%B6rg.pdf',
    };
    expect(readTold(metadata)).toEqual({
      source: 'old ATS',
      candidateReference: 'Müller/4711',
      profileId,
      fileName: 'Lebenslauf Jörg.pdf',
    });
  });

  it('that is not percent-encoded stands for itself', () => {
    expect(readTold({ source: '100% ATS' })).toEqual({ source: '100% ATS' });
  });

  it('that is of no use is as if it were not there', () => {
    expect(readTold({ source: ' %20', profile_id: 'me', filename: '../', candidate_reference: '%00' })).toEqual({});
    expect(readTold(undefined)).toEqual({});
  });

  it('becomes text that can be stored, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (given) => {
        const { source, candidateReference, fileName } = readTold({
          source: given,
          candidate_reference: given,
          filename: given,
        });
        for (const [text, max] of [
          [source, 100],
          [candidateReference, 200],
          [fileName, 255],
        ] as const) {
          if (text === undefined) continue;
          expect(text.length).toBeGreaterThan(0);
          expect(text.length).toBeLessThanOrEqual(max);
          expect(isCleanText(text)).toBe(true);
        }
      }),
    );
  });

  it('is cut between characters', () => {
    expect(readTold({ source: `${'x'.repeat(99)}😀` })).toEqual({ source: 'x'.repeat(99) });
  });
});

describe('metadata of a file that was taken in', () => {
  const told = { source: 'old ATS', candidateReference: 'Müller', fileName: 'Lebenslauf Jörg.pdf' };
  const noted = { acceptedAt: '2026-11-23T02:00:00.000Z', recorded: '1.0.0', isUpload: true };

  it('is ASCII, and read as it was written', () => {
    const metadata = heldMetadata(told, noted);
    expect(Object.values(metadata).join('')).toMatch(/^[\x20-\x7e]+$/);
    expect(readTold(metadata)).toEqual(told);
    expect(readNoted(metadata)).toEqual(noted);
  });

  it('has nothing for what is not known', () => {
    expect(heldMetadata({}, { isUpload: false })).toEqual({ taken_as: 'import' });
    expect(readNoted({})).toEqual({ isUpload: false });
    expect(readNoted({ accepted_at: 'yesterday' })).toEqual({ isUpload: false });
  });
});
