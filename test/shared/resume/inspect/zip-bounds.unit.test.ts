import { type Zippable, zipSync } from 'fflate';
import { Unreadable } from '../../../../shared/resume/errors';
import { zipEntries } from '../../../../shared/resume/inspect/zip-bounds';
import { limits } from '../../../../shared/resume/limits';
import { readDocx } from '../../../../shared/resume/read/docx/read-docx';
import { paragraph, wordFile } from '../../../factories/word-files';

const megabyte = 1024 * 1024;
const reasonOf = (what: () => unknown) => {
  try {
    what();
    return undefined;
  } catch (error) {
    return error instanceof Unreadable ? error.reason : error;
  }
};
const reasonOfZip = (zip: Uint8Array) => reasonOf(() => zipEntries(zip));
/** With the directory's entry of a name changed. */
function withEntry(zip: Uint8Array, name: string, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = Buffer.from(zip);
  const at = copy.lastIndexOf(name) - 46;
  change(new DataView(copy.buffer, copy.byteOffset, copy.length), at);
  return copy;
}

describe('the directory of a zip file', () => {
  it('tells its entries', () => {
    const zip = zipSync({
      'a/b.xml': [Buffer.from('aaaaaaaaaaaaaaaaaaaaaaaa'), { level: 9 }],
      ü: [Buffer.from('x'), { level: 0 }],
    });
    const entries = [...zipEntries(zip).values()];
    expect(entries).toMatchObject([
      { name: 'a/b.xml', method: 'deflated', size: 24 },
      { name: 'ü', size: 1 },
    ]);
  });

  it.each<[string, () => Zippable]>([
    [
      'too many entries',
      () => Object.fromEntries(Array.from({ length: limits.zip.entries + 1 }, (_, at) => [`${at}`, new Uint8Array()])),
    ],
    ['an entry that unpacks to far more', () => ({ 'word/document.xml': new Uint8Array(20 * megabyte) })],
    ['entries that are too much together', () => ({ a: [new Uint8Array(61 * megabyte), { level: 0 }] })],
  ])('is refused for %s', (_, entries) => {
    expect(reasonOfZip(zipSync(entries()))).toBe('zip-bounds');
  });

  it('is refused for 100,000 entries, which it cannot even count', () => {
    const zip = zipSync({ a: new Uint8Array() });
    new DataView(zip.buffer).setUint16(zip.length - 12, 100_000 & 0xffff, true);
    expect(reasonOfZip(zip)).toBe('zip-bounds');
  });

  it('may have entries that are large and not packed much', () => {
    expect(
      reasonOfZip(zipSync({ 'word/media/photo.jpg': new Uint8Array(5 * megabyte) }, { level: 0 })),
    ).toBeUndefined();
  });

  it.each<[string, string, (view: DataView, at: number) => void]>([
    ['password', 'is encrypted', (view, at) => view.setUint16(at + 8, 1, true)],
    ['broken', 'is packed in another way', (view, at) => view.setUint16(at + 10, 99, true)],
    ['broken', 'has a name beyond the end', (view, at) => view.setUint16(at + 28, 0xffff, true)],
    ['broken', 'is no entry', (view, at) => view.setUint32(at, 0)],
  ])('is refused as %s where an entry %s', (reason, _, change) => {
    expect(reasonOfZip(withEntry(zipSync({ name: Buffer.from('x') }), 'name', change))).toBe(reason);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['no zip', Buffer.from('PK\x03\x04 and nothing else that a zip file has')],
    [
      'the end of one alone, with entries elsewhere',
      Buffer.from(`504b050600000000ffffff00${'ff'.repeat(8)}0000`, 'hex'),
    ],
  ])('is missing in %s', (_, bytes) => {
    expect(reasonOfZip(bytes)).toMatch(/broken|zip-bounds/);
  });
});

describe('an entry is held to what the directory says', () => {
  const zip = wordFile({ body: paragraph('x'.repeat(5_000)) });
  const name = 'word/document.xml';
  const read = (change: (view: DataView, at: number) => void) => reasonOf(() => readDocx(withEntry(zip, name, change)));

  it.each<[string, string, (view: DataView, at: number) => void]>([
    ['zip-bounds', 'is larger than that', (view, at) => view.setUint32(at + 24, 100, true)],
    ['broken', 'is smaller than that', (view, at) => view.setUint32(at + 24, 100_000, true)],
    ['broken', 'is not where that is', (view, at) => view.setUint32(at + 42, 7, true)],
    ['broken', 'is beyond the end', (view, at) => view.setUint32(at + 42, 0x7fffffff, true)],
    ['broken', 'goes on beyond the end', (view, at) => view.setUint32(at + 20, 0x7fffffff, true)],
    ['broken', 'is not packed as said', (view, at) => view.setUint16(at + 10, 0, true)],
  ])('and refused as %s where it %s', (reason, _, change) => {
    expect(read(change)).toBe(reason);
  });

  it('and a zip file among them is never unpacked', () => {
    const bomb = zipSync({ inner: new Uint8Array(20 * megabyte) });
    const file = wordFile({ body: paragraph('text'), entries: { 'word/embeddings/inner.docx': bomb } });
    expect(readDocx(file).pages[0]?.lines[0]?.text).toBe('text');
  });
});
