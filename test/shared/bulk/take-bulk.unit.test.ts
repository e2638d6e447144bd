import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { OutOfTime } from '../../../shared/bulk/errors';
import { maxBytes, maxInFlight, maxLineBytes, maxLines, maxToldLines } from '../../../shared/bulk/limits';
import { takeBulk } from '../../../shared/bulk/take-bulk';
import type { Command } from '../../../shared/commands/kinds';
import { MessageTooLarge, QueueUnavailable } from '../../../shared/messaging/errors';
import { idOf } from '../../factories/commands';
import { aBulk, inPieces, ndjsonOf, never, oneByOne, putProject } from './bulks';

/** A queue that takes a moment for each command and refuses what `fails` says. */
function queue(fails: (command: Command) => Error | undefined = () => undefined) {
  const sent: Command[] = [];
  let inFlight = 0;
  const seen = { most: 0, mostOfOne: 0 };
  const ofProfile = new Map<string, number>();
  const send = async (command: Command) => {
    const { profileId } = command;
    inFlight += 1;
    ofProfile.set(profileId, (ofProfile.get(profileId) ?? 0) + 1);
    seen.most = Math.max(seen.most, inFlight);
    seen.mostOfOne = Math.max(seen.mostOfOne, ofProfile.get(profileId) ?? 0);
    await turn();
    inFlight -= 1;
    ofProfile.set(profileId, (ofProfile.get(profileId) ?? 0) - 1);
    const error = fails(command);
    if (error) throw error;
    sent.push(command);
  };
  return { send: oneByOne(send), sent, seen };
}

const linesOf = (commands: readonly Command[]) => commands.map(({ bulk }) => bulk?.line ?? 0);
const away = new QueueUnavailable('q', new Error('away'));

it('lines that can be read are sent, the others are refused one by one', async () => {
  const { send, sent } = queue();
  const content = ndjsonOf([putProject(1, 1), 'no json', '', putProject(2, 2), { kind: 'revert' }, putProject(1, 3)]);
  const taken = await takeBulk(inPieces(content), aBulk, send, never);
  expect(linesOf(sent)).toEqual(expect.arrayContaining([1, 4, 6]));
  expect(taken).toMatchObject({ accepted: 3, refusedCount: 2, refused: [{ line: 2 }, { line: 5 }] });
  expect(taken.stop).toBeUndefined();
});

it('however the bytes are cut, the same commands are sent', async () => {
  const line = fc.oneof(
    fc
      .record({ profile: fc.integer({ min: 1, max: 3 }), name: fc.string({ unit: 'grapheme' }) })
      .map(({ profile, name }) => putProject(profile, 1, name)),
    fc.constantFrom('', '\r', '{', '[]', 'ö'),
  );
  const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 10 });
  const takenFrom = async (pieces: AsyncIterable<Uint8Array>) => {
    const { send, sent } = queue();
    const taken = await takeBulk(pieces, aBulk, send, never);
    return { taken, sent: sent.sort((one, other) => (one.bulk?.line ?? 0) - (other.bulk?.line ?? 0)) };
  };
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 20 }), sizes, async (lines, cuts) => {
      const content = ndjsonOf(lines);
      expect(await takenFrom(inPieces(content, cuts))).toEqual(await takenFrom(inPieces(content, [1_000_000])));
    }),
    { numRuns: 50 },
  );
});

it('many are in flight at a time, but no more than the limit and of one profile one', async () => {
  const { send, sent, seen } = queue();
  const lines = Array.from({ length: 3_000 }, (_, index) => putProject(index % 1_000, index));
  expect(await takeBulk(inPieces(ndjsonOf(lines)), aBulk, send, never)).toMatchObject({ accepted: 3_000 });
  expect(seen.most).toBeGreaterThan(maxInFlight.commands / 2);
  expect(seen.most).toBeLessThanOrEqual(maxInFlight.commands);
  expect(seen.mostOfOne).toBe(1);
  for (const profile of [0, 500, 999]) {
    const own = linesOf(sent.filter(({ profileId }) => profileId === idOf(profile)));
    expect(own).toEqual([...own].sort((one, other) => one - other));
  }
});

it('no more is read than is sent: large lines are held back by their bytes', async () => {
  const summary = 'x'.repeat(900);
  const highlights = Array.from({ length: 20 }, () => summary);
  const line = (profile: number) => ({ ...putProject(profile, profile), payload: { name: 'X', highlights } });
  let read = 0;
  let sent = 0;
  let behind = 0;
  async function* counted() {
    for (let profile = 1; profile <= 1_000; profile++) {
      const bytes = Buffer.from(ndjsonOf([line(profile)]));
      read += bytes.length;
      behind = Math.max(behind, read - sent);
      yield bytes;
    }
  }
  const send = async (command: Command) => {
    await turn();
    sent += Buffer.byteLength(JSON.stringify(command));
  };
  expect(await takeBulk(counted(), aBulk, oneByOne(send), never)).toMatchObject({ accepted: 1_000 });
  expect(behind).toBeLessThan(maxInFlight.bytes + 2 * maxLineBytes);
});

describe('it ends before its last line', () => {
  it('where there are more lines than a bulk has', async () => {
    const { send } = queue();
    const content = `${ndjsonOf([putProject(1, 1)])}${'\n'.repeat(maxLines - 2)}${ndjsonOf([putProject(2, 1), putProject(3, 1)])}`;
    expect(await takeBulk(inPieces(content), aBulk, send, never)).toMatchObject({
      accepted: 2,
      stop: { why: 'too-many-lines', line: maxLines + 1 },
    });
  });

  it('where there are more bytes than a bulk has: the line that is cut is not taken', async () => {
    const { send } = queue();
    const long = Math.floor(maxBytes / 200);
    const lines = Array.from({ length: 200 }, () => 'x'.repeat(long));
    const content = ndjsonOf([putProject(1, 1), ...lines, putProject(2, 1)]);
    for (const sizes of [[65_536], [maxBytes * 2]]) {
      expect(await takeBulk(inPieces(content, sizes), aBulk, send, never)).toMatchObject({
        accepted: 1,
        refusedCount: 199,
        stop: { why: 'too-many-bytes', line: 201 },
      });
    }
  });

  it('where the queue is away: of each profile the first lines were accepted, and no other', async () => {
    const { send, sent } = queue((command) => (command.bulk?.line === 700 ? away : undefined));
    const lines = Array.from({ length: 5_000 }, (_, index) => putProject(index % 50, index));
    const taken = await takeBulk(inPieces(ndjsonOf(lines)), aBulk, send, never);
    expect(taken).toMatchObject({ accepted: sent.length, stop: { why: 'not-sent', error: away } });
    expect(sent.length).toBeLessThan(5_000);
    const accepted = new Set(linesOf(sent));
    expect(taken.stop?.line).toBe(lines.findIndex((_, index) => !accepted.has(index + 1)) + 1);
    for (let profile = 0; profile < 50; profile++) {
      const own = lines.flatMap((_, index) => (index % 50 === profile ? [accepted.has(index + 1)] : []));
      expect(own.lastIndexOf(true)).toBe(own.indexOf(false) - 1);
    }
  });
});

it('a command that is too large for a message is refused, and the others go on', async () => {
  const { send } = queue((command) => (command.bulk?.line === 1 ? new MessageTooLarge(250_000) : undefined));
  const content = ndjsonOf([putProject(1, 1), 'x', putProject(1, 2)]);
  const taken = await takeBulk(inPieces(content), aBulk, send, never);
  expect(taken).toMatchObject({ accepted: 1, refused: [{ line: 1 }, { line: 2 }] });
});

it('refused lines are all counted, and the first of them told', async () => {
  const content = ndjsonOf(Array.from({ length: maxToldLines + 5 }, () => '{}'));
  const taken = await takeBulk(inPieces(content), aBulk, queue().send, never);
  expect(taken).toMatchObject({ accepted: 0, refusedCount: maxToldLines + 5 });
  expect(taken.refused).toHaveLength(maxToldLines);
});

it('what was under way is waited for when the bytes end in an error', async () => {
  const { send, sent } = queue();
  async function* broken() {
    yield Buffer.from(ndjsonOf([putProject(1, 1)]));
    throw new Error('the connection broke');
  }
  await expect(takeBulk(broken(), aBulk, send, never)).rejects.toThrow('the connection broke');
  expect(sent).toHaveLength(1);
});

/** A queue that takes so many at a time, as a whole, and a while for it. */
function slowQueue(most: number, ms: number, fails: (commands: readonly Command[]) => boolean = () => false) {
  const sent: Command[] = [];
  const send = async (commands: readonly Command[]) => {
    const together = commands.slice(0, most);
    await pause(ms);
    if (fails(together)) throw away;
    sent.push(...together);
    return together.length;
  };
  return { send, sent };
}

describe('many lines of one profile', () => {
  it('go together: ten thousand are accepted in their order, in a hundredth of the time that one after the other would take', async () => {
    const { send, sent } = slowQueue(200, 10);
    const lines = Array.from({ length: maxLines }, (_, index) => putProject(1, index));
    const start = performance.now();
    expect(await takeBulk(inPieces(ndjsonOf(lines)), aBulk, send, never)).toMatchObject({ accepted: maxLines });
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(linesOf(sent)).toEqual(lines.map((_, index) => index + 1));
  });

  it('are accepted up to one of them, whatever part of a profile the queue refuses', async () => {
    const { send, sent } = slowQueue(40, 1, (commands) => linesOf(commands).includes(1_500));
    const lines = Array.from({ length: 5_000 }, (_, index) => putProject(index % 3, index));
    const taken = await takeBulk(inPieces(ndjsonOf(lines)), aBulk, send, never);
    expect(taken).toMatchObject({ accepted: sent.length, stop: { why: 'not-sent', error: away } });
    const accepted = new Set(linesOf(sent));
    expect(accepted.size).toBeLessThan(5_000);
    for (let profile = 0; profile < 3; profile++) {
      const own = lines.flatMap((_, index) => (index % 3 === profile ? [accepted.has(index + 1)] : []));
      expect(own.lastIndexOf(true)).toBe(own.indexOf(false) - 1);
    }
    expect(taken.stop?.line).toBe(lines.findIndex((_, index) => !accepted.has(index + 1)) + 1);
  });
});

describe('with no time left', () => {
  it('a queue that accepts all, but slowly, is sent no more, and the first line that it was not sent is told', async () => {
    const { send, sent } = slowQueue(1, 10);
    const lines = Array.from({ length: 1_000 }, (_, index) => putProject(index % 2, index));
    const taken = await takeBulk(inPieces(ndjsonOf(lines)), aBulk, send, Date.now() + 200);
    expect(taken).toMatchObject({ accepted: sent.length, stop: { why: 'not-sent', error: expect.any(OutOfTime) } });
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.length).toBeLessThan(1_000);
    expect(taken.stop?.line).toBeLessThanOrEqual(sent.length + 2);
  });

  it('lines that are refused are read no further either', async () => {
    const taken = await takeBulk(inPieces('{}\n{}\n'), aBulk, queue().send, Date.now() - 1);
    expect(taken).toMatchObject({ refusedCount: 0, stop: { why: 'not-sent', line: 1, error: expect.any(OutOfTime) } });
  });
});
