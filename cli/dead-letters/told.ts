// What is told of dead messages on the terminal: never a value that a person entered.

import { type DeadLetter, idOf, timeOf } from '../../shared/dead-letters/dead-letter';
import type { RecordedAct } from '../../shared/dead-letters/read-acts';
import { textTable } from '../text-table';

const heading = ['id', 'since', 'cause', 'kind', 'profile', 'deliveries', 'bytes'] as const;

/** `said`: a last column of its own, by id. */
export function letterLines(letters: readonly DeadLetter[], said?: ReadonlyMap<string, string>): string[] {
  const rows = letters.map((letter) => [
    idOf(letter),
    timeOf(letter) ?? '',
    letter.cause,
    letter.kind ?? '',
    letter.profileId ?? '',
    letter.deliveryCount,
    letter.bytes,
    ...(said ? [said.get(idOf(letter)) ?? ''] : []),
  ]);
  return textTable([[...heading, ...(said ? ['what would happen'] : [])], ...rows]);
}

/** One line of JSON: the names of its members are those of docs/dead-letters.md. */
export function letterJson(letter: DeadLetter, more: object = {}): string {
  return JSON.stringify({ id: idOf(letter), ...letter, ...more });
}

export function detailLines(letter: DeadLetter, detail: string | undefined, acts: readonly RecordedAct[]): string[] {
  const lines: [string, string | number | null | undefined][] = [
    ['id', idOf(letter)],
    ['cause', letter.cause],
    ['detail', detail],
    ['queue', letter.queue],
    ['kind', letter.kind],
    ['profile', letter.profileId],
    ['operation', letter.operationId],
    ['enqueued', letter.enqueuedAt],
    ['rejected', letter.rejectedAt],
    ['deliveries', letter.deliveryCount],
    ['put back by itself', letter.replays],
    ['bytes', letter.bytes],
  ];
  const told = lines.filter(([, value]) => value !== null && value !== undefined && value !== '');
  const width = Math.max(...told.map(([name]) => name.length));
  const done = acts.map(
    ({ at, act, state, actorId, reason }) =>
      `  ${at} ${act} ${state} by ${actorId}${reason === null ? '' : `: ${reason}`}`,
  );
  return [
    ...told.map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    ...(done.length > 0 ? ['', 'Done so far:', ...done] : []),
  ];
}
