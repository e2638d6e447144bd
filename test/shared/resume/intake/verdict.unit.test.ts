import { verdictOf, verdictTag } from '../../../../shared/resume/intake/verdict';

it.each([
  ['No threats found', 'clean'],
  ['Malicious', 'malicious'],
  ['Error', 'none'],
  ['Not scanned', 'none'],
])('the verdict %s is %s', (tag, verdict) => {
  expect(verdictOf({ [verdictTag]: tag })).toBe(verdict);
});

it('there is no verdict without the tag', () => {
  expect([verdictOf({ other: 'Malicious' }), verdictOf(undefined)]).toEqual(['none', 'none']);
});
