// UUIDv7 (RFC 9562, section 5.7) with the counter of section 6.2, method 1: ids of one process sort as text in the order in which
// they were made, also within a millisecond.
import { randomUUID } from 'node:crypto';

/** What the twelve bits after the version can count. */
const most = 0xfff;

let millisecond = 0;
let count = 0;

export function uuidv7(): string {
  const now = Date.now();
  if (now > millisecond) {
    millisecond = now;
    count = 0;
  } else if (count < most) count++;
  else {
    // More ids in a millisecond than can be counted, or a clock that was set back: the next millisecond is begun early.
    millisecond++;
    count = 0;
  }
  const time = millisecond.toString(16).padStart(12, '0');
  const counter = count.toString(16).padStart(3, '0');
  // The rest, with the bits of the variant, is that of a random UUID.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${randomUUID().slice(19)}`;
}
