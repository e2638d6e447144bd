import { bareLink, likeness, normalised, phoneDigits } from '../../../bench/resumes/normalise';

describe('texts say the same', () => {
  it.each([
    ['Müller & Söhne GmbH', 'MULLER  SOHNE, GmbH'],
    ['Straße', 'STRASSE'],
    ['ﬁnance', 'finance'],
    ['C++', 'c++'],
    ['Yıldız', 'Yıldız'],
  ])('%s is %s', (one, other) => {
    expect(normalised(one)).toBe(normalised(other));
  });

  it.each([
    ['C', 'C++'],
    ['C#', 'C'],
    ['Engineer I', 'Engineer II'],
  ])('%s is not %s', (one, other) => {
    expect(normalised(one)).not.toBe(normalised(other));
  });

  it('is the share of words in common, each counted as often as it stands', () => {
    expect(likeness('Senior Nurse', 'Nurse')).toBeCloseTo(2 / 3);
    expect(likeness('New York New York', 'New York')).toBeCloseTo(4 / 6);
    expect(likeness('Nurse', 'Nurse')).toBe(1);
    expect(likeness('', '')).toBe(0);
  });
});

describe('phone numbers are the same', () => {
  it.each([
    ['+49 30 1234', '0049 (30) 12-34'],
    ['030 1234', '30 1234'],
    ['+49 (0)30 1234', '+49 30 1234'],
    ['(912) 555-4321', '912.555.4321'],
  ])('%s is %s', (one, other) => {
    expect(phoneDigits(one)).toBe(phoneDigits(other));
  });

  it('and are not where a digit differs', () => {
    expect(phoneDigits('+49 30 1234')).not.toBe(phoneDigits('+49 30 1235'));
  });
});

it('leaves of a link the host and the path', () => {
  expect(bareLink('https://www.LinkedIn.com/in/Jane/')).toBe('linkedin.com/in/jane');
  expect(bareLink('http://example.org?')).toBe('example.org');
  expect(bareLink('example.org/a')).not.toBe(bareLink('example.org/b'));
});
