import fc from 'fast-check';
import { fitMessage, longestData, longestTogether } from '../../../../shared/resume/intake/fit-message';
import { found, resumeOf } from './results';

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
const work = (count: number, size: number) =>
  Array.from({ length: count }, () => ({
    employer: found('Analytical Engines'),
    summary: found('s'.repeat(size)),
    highlights: [found('h'.repeat(size))],
  }));

describe('a parse on its way', () => {
  it('that fits is left as it is', () => {
    const resume = resumeOf({ work: work(2, 100) });
    expect(fitMessage(resume, 'text', 100)).toEqual({ resume, text: 'text', warnings: [] });
    expect(fitMessage(undefined, null, 100)).toEqual({ resume: undefined, text: null, warnings: [] });
  });

  it('loses its highlights first, then its summaries, and says so', () => {
    const once = fitMessage(resumeOf({ work: work(10, 8_000) }), '', 100);
    expect(once.resume?.work[0]).toMatchObject({ highlights: [], summary: { value: expect.any(String) } });
    const twice = fitMessage(resumeOf({ work: work(10, 20_000) }), '', 100);
    expect(twice.resume?.work[0]).toEqual({ employer: found('Analytical Engines'), highlights: [] });
    expect([once.warnings, twice.warnings]).toEqual([[{ code: 'data-truncated' }], [{ code: 'data-truncated' }]]);
  });

  it('keeps who it is about, however much there is', () => {
    const { resume } = fitMessage(resumeOf({ work: work(5_000, 1) }), '', 100);
    expect(resume?.basics).toMatchObject({ name: { value: 'Ada Lovelace' }, emails: [{ value: 'Ada@Example.org' }] });
    expect(bytesOf(resume)).toBeLessThanOrEqual(longestData);
  });

  it('has its text cut by units', () => {
    expect(fitMessage(undefined, 'abcdef', 5)).toEqual({
      resume: undefined,
      text: 'abcde',
      warnings: [{ code: 'text-truncated' }],
    });
    expect(fitMessage(undefined, 'abcd😀', 5).text).toBe('abcd');
  });

  it('takes no more bytes than a message has, whatever the text is made of', () => {
    const characters = fc.constantFrom('a', '漢', '😀', '\u0001', '"', '\\', '\n', '\ud800');
    fc.assert(
      fc.property(fc.array(characters, { minLength: 1, maxLength: 20 }), (some) => {
        const { text } = fitMessage(resumeOf({ work: work(12, 4_000) }), some.join('').repeat(30_000), 100_000);
        expect(bytesOf(text)).toBeLessThanOrEqual(longestTogether);
        expect((text ?? '').length).toBeLessThanOrEqual(100_000);
      }),
      { numRuns: 10 },
    );
  });
});
