import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JournalCorrupt } from '../../../local/service-bus/errors';
import { Journal } from '../../../local/service-bus/journal';
import { encodeRecord } from '../../../local/service-bus/journal-record';
import type { QueueEvent } from '../../../local/service-bus/message';
import { aContent, aQueue } from './factories';

const NOW = Date.UTC(2026, 0, 1);
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  file = join(folder, 'jobs.journal');
});
afterEach(() => rmSync(folder, { recursive: true }));

function someEvents(count: number): QueueEvent[] {
  const { queue, events } = aQueue();
  for (let i = 0; i < count; i++)
    queue.send(aContent({ messageId: `id ${i}`, annotations: Buffer.from([1, 2, 3]) }), NOW);
  queue.lock('queue', 't', NOW);
  queue.abandon('t', NOW);
  queue.take('queue');
  return events;
}

function write(events: readonly QueueEvent[]): void {
  const journal = Journal.open(file, () => {});
  for (const event of events) journal.append(event);
  journal.close();
}

function read(): QueueEvent[] {
  const events: QueueEvent[] = [];
  Journal.open(file, (event) => events.push(event)).close();
  return events;
}

it('a journal tells again what it was told', () => {
  const events = someEvents(5);
  write(events);
  expect(read()).toEqual(events);
});

it('a journal of many chunks is read across their edges', () => {
  const bare = Buffer.alloc(250_000, 7);
  const { queue, events } = aQueue();
  for (let i = 0; i < 20; i++) queue.send(aContent({ messageId: String(i), bare }), NOW);
  write(events);
  expect(bytesOf(read()).equals(bytesOf(events))).toBe(true);
});

it('a journal that is closed and opened goes on where it was', () => {
  const events = someEvents(4);
  write(events.slice(0, 2));
  write(events.slice(2));
  expect(read()).toEqual(events);
});

it('a torn tail is cut off, wherever it was torn, and written over', () => {
  const events = someEvents(3);
  write(events.slice(0, 2));
  const whole = statSync(file).size;
  write(events.slice(2, 3));
  const full = readFileSync(file);
  for (let size = whole + 1; size < full.length; size++) {
    writeFileSync(file, full.subarray(0, size));
    expect(read()).toEqual(events.slice(0, 2));
    expect(statSync(file).size).toBe(whole);
  }
  write(events.slice(2));
  expect(read()).toEqual(events);
});

it('a tail of the right length and the wrong bytes is cut off too', () => {
  const events = someEvents(2);
  write(events);
  const { size } = statSync(file);
  truncateSync(file, size - 1);
  appendFileSync(file, 'x');
  expect(read()).toEqual(events.slice(0, -1));
});

it('damage in the middle is an error and changes nothing', () => {
  write(someEvents(3));
  const bytes = readFileSync(file);
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(read).toThrow(JournalCorrupt);
  expect(readFileSync(file)).toEqual(bytes);
});

it('a journal that is mostly dead shrinks to what lives', () => {
  const bare = Buffer.alloc(100_000);
  const journal = Journal.open(file, () => {});
  const { queue, events } = aQueue();
  for (let i = 0; i < 200; i++) queue.send(aContent({ messageId: String(i), bare }), NOW);
  for (const event of events) journal.append(event);
  journal.flush();
  expect(journal.isMostlyDead(queue.liveBytes)).toBe(false);
  while (queue.take('queue')?.sequence !== 190);
  expect(journal.isMostlyDead(queue.liveBytes)).toBe(true);
  journal.compact(queue.snapshot(NOW));
  expect(statSync(file).size).toBeLessThan(1_100_000);
  journal.append({ kind: 'removed', sequence: 191 });
  journal.close();
  const expected: QueueEvent[] = [...queue.snapshot(NOW), { kind: 'removed', sequence: 191 }];
  expect(bytesOf(read()).equals(bytesOf(expected))).toBe(true);
});

function bytesOf(events: readonly QueueEvent[]): Buffer {
  return Buffer.concat(events.map(encodeRecord));
}
