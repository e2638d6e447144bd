import { changeReasonOf } from '../../../shared/http/change-reason';
import { traceparentIn } from '../../../shared/http/correlation';
import { ifMatchOf, stepTag } from '../../../shared/http/entity-tag';
import { idempotencyKeyOf } from '../../../shared/http/idempotency-key';
import { waitOf } from '../../../shared/http/prefer';
import { readWriteHeaders } from '../../../shared/http/write-headers';

const one = (name: string, value: string) => new Headers({ [name]: value });

it('without headers nothing is said', () => {
  expect(readWriteHeaders(new Headers())).toEqual({});
});

describe('Change-Reason', () => {
  it.each([
    ['Moved house', 'Moved house'],
    ['a raise of 5%25, not more', 'a raise of 5%25, not more'],
    ["UTF-8''Umzug%20nach%20K%C3%B6ln", 'Umzug nach Köln'],
    ["utf-8'de'%E6%9D%B1%E4%BA%AC", '東京'],
  ])('%s is %s', (value, reason) => {
    expect(changeReasonOf(one('change-reason', value))).toBe(reason);
  });

  it('holds 500 characters, encoded or not', () => {
    expect(changeReasonOf(one('change-reason', `UTF-8''${'%C3%B6'.repeat(500)}`))).toHaveLength(500);
    expect(() => changeReasonOf(one('change-reason', `UTF-8''${'%C3%B6'.repeat(501)}`))).toThrow('Change-Reason');
  });

  it('is refused where it only looks encoded', () => {
    for (const value of ["UTF-8''100%", "UTF-8''a b", "UTF-8''%F0%9F", "UTF-8''", "UTF-8''%ED%A0%80"]) {
      expect(() => changeReasonOf(one('change-reason', value))).toThrow('RFC 8187');
    }
  });
});

describe('Idempotency-Key', () => {
  it.each([
    ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['"a \\"quoted\\" \\\\ key"', 'a "quoted" \\ key'],
    [`"${'k'.repeat(255)}"`, 'k'.repeat(255)],
  ])('%s is %s', (value, key) => {
    expect(idempotencyKeyOf(one('idempotency-key', value))).toBe(key);
  });

  it.each(['"a\\b"', 'a b', '"a" "b"', '"ä"', "'a'", 'a,b'])('%s is refused', (value) => {
    expect(() => idempotencyKeyOf(one('idempotency-key', value))).toThrow('Idempotency-Key');
  });
});

describe('Prefer', () => {
  it.each([
    ['wait=10', 10],
    ['respond-async, wait=5', 5],
    ['WAIT="7"; foo=bar', 7],
    ['wait = 3', 3],
    ['wait=100', 20],
    ['wait=0', 0],
    ['return=minimal', undefined],
    ['', undefined],
  ])('%s waits %s seconds', (value, seconds) => {
    expect(waitOf(one('prefer', value))).toBe(seconds);
  });
});

it('the ETag of a step is what If-Match takes', () => {
  const versions = { version: 3, draftVersion: 0 };
  expect(ifMatchOf(one('if-match', stepTag(versions)('the body')))).toEqual(versions);
});

it("a command continues the host's trace, else the caller's, and none that is malformed", () => {
  const [host, caller] = ['a', 'b'].map((digit) => `00-${digit.repeat(32)}-${digit.repeat(16)}-01`);
  expect(traceparentIn(one('traceparent', `${caller}`), host)).toBe(host);
  expect(traceparentIn(one('traceparent', `${caller}`), undefined)).toBe(caller);
  expect(traceparentIn(one('traceparent', 'ff-1-2-3'), '')).toBeUndefined();
});
