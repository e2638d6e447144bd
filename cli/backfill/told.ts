// What a backfill tells on the terminal.
import type sql from 'mssql';
import { type Cell, textTable } from '../text-table';
import { runOf } from './choose-run';
import { faults, type Verdict } from './compare';
import { countFindings, countRejected, type FindingCount } from './findings';
import type { Planned, Reason } from './plan';
import { type Checkpoint, type Run, readCheckpoints, readRuns } from './store/runs';
import type { Verified } from './verify';

export function plannedLines({ tables, reasons }: Planned, withSamples: boolean): string[] {
  const [heading = '', ...lines] = textTable([findingsHeading, ...reasons.map(reasonCells)]);
  const found = reasons.flatMap((reason, index) => [lines[index] ?? '', ...(withSamples ? sampleLines(reason) : [])]);
  return [
    ...tableLines(tables),
    '',
    ...(found.length === 0 ? ['Everything fits.'] : ['What will not fit, or not whole:', heading, ...found]),
    '',
    'Nothing was written.',
  ];
}

const findingsHeading = ['findings', 'source', 'field', 'code', 'why'] as const;

function reasonCells({ count, source, field, code, why }: Omit<Reason, 'samples'>): Cell[] {
  return [count, source, field ?? '', code, why];
}

function sampleLines({ samples }: Reason): string[] {
  return samples.map(
    ({ table, key, column, value }) =>
      `    ${table} ${key}${column === null ? '' : ` ${column}`}: ${JSON.stringify(value)}`,
  );
}

function tableLines(tables: readonly Checkpoint[]): string[] {
  const rows = tables.map(
    ({ source, tableName, rowsRead, itemsBrought, itemsLeftOut }) =>
      [source, tableName, rowsRead, itemsBrought, itemsLeftOut] as const,
  );
  return textTable([['source', 'table', 'rows read', 'brought', 'left out'], ...rows]);
}

/** `findings`: their counts, where they are to be told. */
export function runLines(run: Run, checkpoints: readonly Checkpoint[], findings: readonly FindingCount[]): string[] {
  const { runId, mapping, status, startedAt, finishedAt } = run;
  const until = finishedAt === null ? '' : ` to ${finishedAt.toISOString()}`;
  const rows = findings.map(reasonCells);
  return [
    `Run ${runId} of ${mapping}: ${status}, from ${startedAt.toISOString()}${until}`,
    ...tableLines(checkpoints),
    ...(rows.length > 0 ? ['', ...textTable([findingsHeading, ...rows])] : []),
  ];
}

/** All runs, a line each, or all of one. */
export async function runsLines(pool: sql.ConnectionPool, runId: string | undefined): Promise<string[]> {
  if (runId !== undefined) return detailOf(pool, await runOf(pool, runId));
  const runs = await readRuns(pool);
  const [newest] = runs;
  if (!newest) return ['There is no run yet.'];
  const rows = runs.map(({ runId: id, mapping, status, startedAt }) => [id, mapping, status, startedAt.toISOString()]);
  return [...textTable([['run', 'mapping', 'status', 'started'], ...rows]), '', ...(await detailOf(pool, newest))];
}

async function detailOf(pool: sql.ConnectionPool, run: Run): Promise<string[]> {
  const findings = await countFindings(pool, run.runId);
  return [
    ...runLines(run, await readCheckpoints(pool, run.runId), findings),
    ...(await rejectedLines(pool, run.runId)),
  ];
}

/** Profiles that the run has not brought, by why; nothing where there is none. */
export async function rejectedLines(pool: sql.ConnectionPool, runId: string): Promise<string[]> {
  const codes = (await countRejected(pool, runId)).map(({ code, count }) => `${code} ${count.toLocaleString('en-US')}`);
  if (codes.length === 0) return [];
  return [
    `Rejected: ${codes.join(', ')}. They are in ops.Operation by bulkId ${runId}, and those that the database refused in ops.RejectedMessage.`,
  ];
}

const verdicts: readonly Verdict[] = ['same', 'own', 'erased', 'missing', 'different', 'unexpected'];

export function verifiedLines({ counts, samples, faults: faulty }: Verified): string[] {
  const rows = [...counts].map(([source, found]) => [source, ...verdicts.map((one) => found.get(one) ?? 0)]);
  return [
    ...textTable([['source', ...verdicts], ...rows]),
    "own: the step is its owner's own by now.",
    ...(faulty > 0 ? ['', `The first of ${faulty} items that are ${faults.join(', ')}:`] : []),
    ...samples.map(({ table, key, verdict }) => `    ${table} ${key}: ${verdict}`),
  ];
}
