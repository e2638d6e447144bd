import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDuration } from '../../../local/service-bus/duration';
import { QueuesFileInvalid } from '../../../local/service-bus/errors';
import { parseQueues, readQueuesFile } from '../../../local/service-bus/queues-file';

describe('a duration', () => {
  it.each([
    ['PT1M', 60_000],
    ['P14D', 14 * 86_400_000],
    ['PT0.5S', 500],
    ['P1DT2H3M4S', 93_784_000],
  ])('%s is %d milliseconds', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['', 'P', 'PT', 'P1DT', '1M', 'P1M', 'P1Y', 'PT1.5M', 'pt1m', 'PT-1S'])("'%s' is none", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe('a queues file', () => {
  it('of the project itself is read', () => {
    const queues = readQueuesFile(join(__dirname, '..', '..', '..', 'infra', 'queues.json'));
    expect(queues).toContainEqual(expect.objectContaining({ name: 'profile-commands', lockDuration: 60_000 }));
  });

  it("leaves what it does not name at Service Bus's own defaults", () => {
    expect(parseQueues([{ name: 'jobs' }], 'f')).toEqual([
      {
        name: 'jobs',
        lockDuration: 60_000,
        maxDeliveryCount: 10,
        defaultMessageTimeToLive: 10_675_199 * 86_400_000,
        deadLetteringOnMessageExpiration: false,
        requiresDuplicateDetection: false,
        duplicateDetectionHistoryTimeWindow: 600_000,
        maxSizeInMegabytes: 1024,
      },
    ]);
  });

  it.each([
    ['an unknown property', { requiresSession: true }, "queue 'jobs': unknown property 'requiresSession'"],
    ['a bad duration', { lockDuration: '1 minute' }, /^f: queue 'jobs': lockDuration: '1 minute' is not/],
    ['a lock that Azure would refuse', { lockDuration: 'PT6M' }, /queue 'jobs': lockDuration: is longer than PT5M/],
    ['a wrong type', { maxDeliveryCount: '3' }, /^f: queue 'jobs': maxDeliveryCount: /],
  ])('with %s is refused by queue and property', (_, property, message) => {
    const declaration = [{ name: 'fine' }, { name: 'jobs', ...property }];
    expect(() => parseQueues(declaration, 'f')).toThrow(QueuesFileInvalid);
    expect(() => parseQueues(declaration, 'f')).toThrow(message);
  });

  it('names every fault at once', () => {
    const declare = () => parseQueues([{ name: 'a', x: 1 }, { name: 'b', lockDuration: 'P' }, {}], 'f');
    expect(declare).toThrow(/queue 'a': .*; queue 'b': lockDuration: .*; queue number 3: name: /);
  });

  it('declares each queue once, whatever its case', () => {
    expect(() => parseQueues([{ name: 'jobs' }, { name: 'Jobs' }], 'f')).toThrow("queue 'jobs' is declared twice");
  });

  it('that is no JSON is refused by name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'queues-'));
    const file = join(folder, 'queues.json');
    writeFileSync(file, '[');
    expect(() => readQueuesFile(file)).toThrow(file);
    rmSync(folder, { recursive: true });
  });
});
