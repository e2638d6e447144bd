import type { Found, ParsedResume } from '../../../../shared/resume/model/parsed-resume';
import { lowered } from '../../../../shared/resume/structure/confidence';
import { overallConfidence } from '../../../../shared/resume/structure/overall-confidence';
import { nothingFound } from '../../../factories/parsed-resumes';

function found(confidence: number): Found {
  return { value: 'x', confidence, page: 1, line: 1 };
}

describe('the confidence of a whole parse', () => {
  it('is 0 where nothingFound was found', () => {
    expect(overallConfidence(nothingFound)).toBe(0);
  });

  it('is 1 where all that counts is certain', () => {
    const job = { employer: found(1), title: found(1), start: found(1), highlights: [] };
    const whole: ParsedResume = {
      ...nothingFound,
      basics: { name: found(1), emails: [found(1)], phones: [], links: [] },
      work: [job, job],
      education: [{ institution: found(1), courses: [] }],
    };
    expect(overallConfidence(whole)).toBe(1);
  });

  it('falls with each job that is only half read', () => {
    const half = { employer: found(1), highlights: [] };
    const basics = { name: found(1), emails: [found(1)], phones: [], links: [] };
    const one = overallConfidence({ ...nothingFound, basics, work: [half] });
    const two = overallConfidence({ ...nothingFound, basics, work: [half, half] });
    expect(one).toBe(0.53);
    expect(two).toBeLessThan(one);
  });
});

it('what stands in a doubtful block is as doubtful, at any depth', () => {
  expect(lowered({ employer: found(0.9), highlights: [found(0.8)] }, 0.5)).toEqual({
    employer: found(0.45),
    highlights: [found(0.4)],
  });
});
