// Bulks for tests: their lines, and bytes that arrive in pieces of any size.
import type { Bulk } from '../../../shared/bulk/command-of-line';
import type { SendFirst } from '../../../shared/bulk/patient-send';
import type { Command } from '../../../shared/commands/kinds';
import { idOf, instantOf } from '../../factories/commands';

export const aBulk: Bulk = {
  id: idOf(0xb),
  actor: { id: 'importer-1', type: 'importer' },
  correlationId: 'test',
  traceparent: undefined,
  acceptedAt: instantOf(0),
  operationsBy: 'key',
};

export interface GivenLine {
  readonly [member: string]: unknown;
}

/** One project under an id that tells its number. */
export function putProject(profile: number, item: number, name = `Project ${item}`): GivenLine {
  const itemId = idOf(0x1000 + item);
  return { profileId: idOf(profile), kind: 'put-item', section: 'projects', itemId, payload: { name } };
}

export function ndjsonOf(lines: readonly unknown[]): string {
  return lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
}

/** `sizes`: of the pieces, again and again. */
export async function* inPieces(content: string | Buffer, sizes: readonly number[] = [65_536]): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content);
  for (let start = 0, index = 0; start < bytes.length; index++) {
    const size = sizes[index % sizes.length] ?? 1;
    yield bytes.subarray(start, start + size);
    start += size;
  }
}

export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** A queue that takes one command at a time. */
export function oneByOne(send: (command: Command) => Promise<void>): SendFirst {
  return async ([first]) => {
    if (!first) throw new RangeError('nothing to send');
    await send(first);
    return 1;
  };
}

/** Time enough. */
export const never = Number.POSITIVE_INFINITY;
