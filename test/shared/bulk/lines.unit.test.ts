import fc from 'fast-check';
import { maxLineBytes } from '../../../shared/bulk/limits';
import { linesOf } from '../../../shared/bulk/lines';
import { piecesOf } from '../../../shared/bulk/pieces';
import { allOf, inPieces } from './bulks';

const textsOf = async (content: string | Buffer, sizes?: readonly number[]) =>
  (await allOf(linesOf(inPieces(content, sizes)))).map(({ number, bytes }) => [number, bytes.toString()]);

describe('lines', () => {
  it('end with LF or CR LF, the last one also with the file', async () => {
    expect(await textsOf('a\nb\r\nc')).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ]);
    expect(await textsOf('a\n')).toEqual([[1, 'a']]);
  });

  it('are counted where they are blank, and left out', async () => {
    expect(await textsOf('\n \t\r\na\n\n')).toEqual([[3, 'a']]);
    expect(await textsOf('')).toEqual([]);
  });

  it('may be as long as a body, whatever they end with and however they arrive, and not a byte longer', async () => {
    const longest = 'x'.repeat(maxLineBytes);
    for (const sizes of [[65_536], [1000, 1], [maxLineBytes], [maxLineBytes + 1], [maxLineBytes + 2], [10_000_000]]) {
      expect(await textsOf(`${longest}\r\n${longest}\n${longest}`, sizes)).toEqual([
        [1, longest],
        [2, longest],
        [3, longest],
      ]);
      expect(await textsOf(`${longest}x\nb\n${longest}x\r\n${longest}${longest}\nc\n${longest}x`, sizes)).toEqual([
        [1, 'too-long'],
        [2, 'b'],
        [3, 'too-long'],
        [4, 'too-long'],
        [5, 'c'],
        [6, 'too-long'],
      ]);
    }
  });

  it('are the same however the bytes are cut', async () => {
    const line = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(''), fc.constant('{"a":"東京 🏠"}\r'));
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(fc.array(line), sizes, async (lines, cuts) => {
        const content = lines.join('\n');
        expect(await textsOf(content, cuts)).toEqual(await textsOf(content));
      }),
    );
  });
});

it('pieces of any size put together again are the file, in lines of any length', async () => {
  const most = 7;
  const content = fc.array(fc.constantFrom('\n', '\r', 'a', 'ö'), { maxLength: 200 }).map((parts) => parts.join(''));
  const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(content, sizes, async (text, cuts) => {
      const pieces = await allOf(piecesOf(inPieces(text, cuts), most));
      const joined = pieces.map(({ bytes, lineFeed }) => bytes.toString('latin1') + (lineFeed ? '\n' : ''));
      expect(joined.join('')).toBe(Buffer.from(text).toString('latin1'));
      expect(pieces.every(({ bytes }) => bytes.length <= most)).toBe(true);
      const short = pieces.filter(({ first, last }) => first && last).map(({ line }) => line);
      const lines = text.split('\n').map((line) => Buffer.byteLength(line));
      if (lines.at(-1) === 0) lines.pop();
      expect(short).toEqual(lines.flatMap((length, index) => (length <= most ? [index + 1] : [])));
    }),
  );
});
