// How long it took: from the edge's acceptance to the commit in SQL, and from a request to its outcome.
import { instant } from '../../../shared/sql/column';
import type { Exchange } from '../client';
import type { Holdings } from '../holdings';
import { heading, type Screen } from '../terminal/screen';
import { table } from '../terminal/table';

export function showLatency(screen: Screen, holdings: Holdings, exchanges: readonly Exchange[]): void {
  heading(screen, 'Latency', 'milliseconds');
  const persisted = acceptedToPersisted(holdings);
  const waited = exchanges.filter(({ request }) => request.method === 'PUT' && request.headers.Prefer !== undefined);
  const accepted = exchanges.filter(({ request }) => request.method === 'PUT' && request.headers.Prefer === undefined);
  const read = exchanges.filter(({ request }) => request.method === 'GET' && request.headers.Prefer === undefined);
  const outcomes = waited.filter(({ answer }) => answer.status === 200);
  table(
    screen,
    [
      { title: 'from → to', style: 'cyan', gives: true },
      { title: 'number', align: 'right' },
      { title: 'min', align: 'right' },
      { title: 'median', align: 'right' },
      { title: 'max', align: 'right' },
    ],
    [
      rowOf('accepted → persisted (ops.Operation: acceptedAt → completedAt)', persisted),
      rowOf(
        'write → its outcome (Prefer: wait)',
        outcomes.map(({ answer }) => answer.ms),
      ),
      rowOf(
        'write → 202',
        accepted.map(({ answer }) => answer.ms),
      ),
      rowOf(
        'read → answer',
        read.map(({ answer }) => answer.ms),
      ),
    ],
  );
}

/**
 * In the order of the operations. The first time is of the app's clock, the second of the database's. Without the records of resumes, which
 * are accepted when storage has the file: before it is read.
 */
export function acceptedToPersisted(holdings: Holdings): number[] {
  return holdings
    .rows('ops.Operation')
    .filter(({ kind }) => kind !== 'record-resume')
    .map((row) => Date.parse(instant(row.completedAt)) - Date.parse(instant(row.acceptedAt)));
}

function rowOf(what: string, times: readonly number[]): string[] {
  const sorted = [...times].sort((one, other) => one - other);
  const half = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(half)] ?? Number.NaN) + (sorted[Math.ceil(half)] ?? Number.NaN)) / 2;
  return [what, String(sorted.length), ...[sorted[0], median, sorted.at(-1)].map(rounded)];
}

function rounded(time: number | undefined): string {
  return time === undefined || Number.isNaN(time) ? '—' : time.toFixed(0);
}
