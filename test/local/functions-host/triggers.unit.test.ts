import { parseBlobPath } from '../../../local/functions-host/blob/blob-path';
import { connectionOf, isDisabled, resolveNames } from '../../../local/functions-host/settings';
import { timeSpanMs } from '../../../local/functions-host/time-span';
import { parseSchedule } from '../../../local/functions-host/timer/schedule';

test('a blob path has a prefix to list by and takes its parameters from names', () => {
  const path = parseBlobPath('resumes/in/{profile}/{name}.pdf', 'a test');
  expect([path.container, path.prefix]).toEqual(['resumes', 'in/']);
  expect(path.match('in/p1/cv.pdf')).toEqual({ profile: 'p1', name: 'cv' });
  expect(path.match('in/p1/cv.docx')).toBeUndefined();
  expect(parseBlobPath('resumes/{name}', 'a test').match('a/b.pdf')).toEqual({ name: 'a/b.pdf' });
  expect(parseBlobPath('resumes', 'a test').match('anything')).toEqual({});
  expect(() => parseBlobPath('{container}/x', 'a test')).toThrow("a test: '{container}/x' is not container/name");
});

test('a TimeSpan is read in milliseconds', () => {
  expect(timeSpanMs('00:01:30', 'a test')).toBe(90_000);
  expect(timeSpanMs('1.02:00:00.5', 'a test')).toBe(26 * 3_600_000 + 500);
  expect(() => timeSpanMs('90', 'functionTimeout')).toThrow("functionTimeout: '90' is not a duration");
});

test('a schedule has six fields with seconds first, or five from the minute on, or is an interval', () => {
  const after = new Date('2026-03-01T10:00:30Z');
  const next = (text: string, zone = 'UTC') => parseSchedule(text, zone, 'a test')(after).toISOString();
  expect(next('15 */5 * * * *')).toBe('2026-03-01T10:05:15.000Z');
  expect(next('*/5 * * * *')).toBe('2026-03-01T10:05:00.000Z');
  expect(next('0 0 3 * * 1')).toBe('2026-03-02T03:00:00.000Z');
  expect(next('0 0 3 * * *', 'Europe/Berlin')).toBe('2026-03-02T02:00:00.000Z');
  expect(next('00:00:10')).toBe('2026-03-01T10:00:40.000Z');
});

test('%NAME% stands for a setting', () => {
  expect(resolveNames({ A: 'x', B: 'y' }, '%A%/in/%B%')).toBe('x/in/y');
});

test('a connection is a connection string, or an address and an identity', () => {
  expect(connectionOf({ Bus: 'Endpoint=…' }, 'Bus', 'fullyQualifiedNamespace')).toEqual({
    kind: 'connection-string',
    connectionString: 'Endpoint=…',
  });
  const byIdentity = { Bus__fullyQualifiedNamespace: 'ns.servicebus.windows.net', Bus__clientId: 'id' };
  expect(connectionOf(byIdentity, 'Bus', 'fullyQualifiedNamespace')).toEqual({
    kind: 'identity',
    address: 'ns.servicebus.windows.net',
    clientId: 'id',
  });
});

test('a function is disabled by true or 1, under either spelling of the setting', () => {
  expect(isDisabled({ 'AzureWebJobs.f.Disabled': 'True' }, 'f')).toBe(true);
  expect(isDisabled({ AzureWebJobs__f__Disabled: '1' }, 'f')).toBe(true);
  expect(isDisabled({ 'AzureWebJobs.f.Disabled': 'false' }, 'f')).toBe(false);
  expect(isDisabled({}, 'f')).toBe(false);
});
