// Sound files, broken by chance: cut off, with other bits, with bytes that are doubled, dropped or moved, under other names.
import type { Random } from '../../bench/workload/random';
import type { FileToParse } from '../../shared/resume/sandbox/parse-file';
import { babble } from './babble';
import { type Files, wordParts } from './sound-files';
import { zipFile } from './zip-file';

const extensions = ['pdf', 'docx', 'txt', 'md', 'html', 'json'] as const;

/** The same random numbers break the same files in the same way. */
export function brokenFile(random: Random, sound: Files): FileToParse {
  if (random.chance(0.25)) return babble(random);
  if (random.chance(0.2)) return { name: 'broken-inside.docx', bytes: brokenInside(random) };
  const { name, bytes } = random.pick(sound);
  const extension = random.chance(0.05) ? random.pick(extensions) : name.split('.').at(-1);
  return { name: `broken.${extension}`, bytes: random.pick(ways)(random, Buffer.from(bytes)) };
}

/** Cut off after each of so many equal parts. */
export function truncated({ name, bytes }: FileToParse, parts: number): readonly FileToParse[] {
  return Array.from({ length: parts }, (_, index) => ({
    name,
    bytes: bytes.subarray(0, Math.floor((bytes.length * index) / parts)),
  }));
}

type Way = (random: Random, bytes: Buffer) => Buffer;

const ways: readonly [Way, ...Way[]] = [
  (random, bytes) => bytes.subarray(0, random.int(1, bytes.length)),
  (random, bytes) => flipped(random, bytes, 1),
  (random, bytes) => flipped(random, bytes, random.int(2, 200)),
  (random, bytes) => {
    const { from, to } = stretch(random, bytes);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (random, bytes) => {
    const { from, to } = stretch(random, bytes);
    return Buffer.concat([bytes.subarray(0, to), ...Array<Buffer>(random.int(1, 50)).fill(bytes.subarray(from, to))]);
  },
  (random, bytes) => {
    const { from, to } = stretch(random, bytes);
    return bytes.fill(random.int(0, 255), from, to);
  },
  // Numbers are sizes, counts and places: another one leads elsewhere.
  (random, bytes) =>
    Buffer.from(
      bytes
        .toString('latin1')
        .replace(/\d+/g, (digits) => (random.chance(0.03) ? otherNumber(random, digits) : digits)),
      'latin1',
    ),
];

/** A sound zip file with a broken part: past the check of its sum, to the reader of XML. */
function brokenInside(random: Random): Buffer {
  const broken = random.pick(wordParts);
  return zipFile(
    wordParts.map((part) =>
      part === broken ? { ...part, bytes: random.pick(ways)(random, Buffer.from(part.bytes)) } : part,
    ),
  );
}

function flipped(random: Random, bytes: Buffer, bits: number): Buffer {
  for (let bit = 0; bit < bits; bit += 1) {
    const at = random.int(0, bytes.length - 1);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(0, 7));
  }
  return bytes;
}

function stretch(random: Random, bytes: Buffer): { readonly from: number; readonly to: number } {
  const from = random.int(0, bytes.length - 1);
  return { from, to: Math.min(bytes.length, from + random.int(1, 400)) };
}

function otherNumber(random: Random, digits: string): string {
  return random.pick(['0', '-1', '4294967296', '99999999999', `${digits}0`, String(random.int(0, 10_000))]);
}
