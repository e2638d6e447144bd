// The salts of the audit: 128 random bits each, drawn many at a time, for each draw from the system costs about 10 µs.
import { randomFillSync } from 'node:crypto';

const bytes = 16;
const drawn = Buffer.alloc(bytes * 256);
let next = drawn.length;

/** 32 hexadecimal digits, of which none is used twice. */
export function newSalt(): string {
  if (next === drawn.length) {
    randomFillSync(drawn);
    next = 0;
  }
  next += bytes;
  return drawn.toString('hex', next - bytes, next);
}
