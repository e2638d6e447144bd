// The report for people.
import type { Report } from './report';

export function printed({ server, writer, http, bulk, latencyMs, memoryMb, backfill, goals }: Report): string {
  const lines = [`On ${server}`];
  if (writer) {
    lines.push('', 'Writer, commands a second');
    for (const [size, perSecond] of Object.entries(writer.commandsPerSecond))
      lines.push(row(`batches of ${size}`, perSecond));
    const { begin, load, decide, save, commit } = writer.phasesMs;
    lines.push(
      row('row by row', writer.rowByRowPerSecond, `batches of 500 are ${writer.vsRowByRow} times as fast`),
      row('bare inserts', writer.limitPerSecond, `batches of 500 reach ${percent(writer.vsLimit)}`),
      row('round trips a batch', writer.roundTripsPerBatch),
      row('bytes that the save of 500 sends', writer.savedBytesPerBatch),
      `  a batch of 500, in ms: begin ${begin}, load ${load}, decide ${decide}, save ${save}, commit ${commit}`,
    );
  }
  if (http) {
    lines.push(
      '',
      'HTTP, answers a second',
      row('steps accepted', http.perSecond, `${percent(http.vsBare)} of the bare function`),
      row('bare function', http.barePerSecond),
    );
  }
  if (bulk) {
    lines.push(
      '',
      'Bulk, commands accepted a second',
      row('as lines of a bulk', bulk.linesPerSecond, `${bulk.vsPuts} times the PUTs`),
      row('as PUTs', bulk.putsPerSecond),
    );
  }
  if (latencyMs) {
    const { p50, p95, p99, perSecond, lookUpsApart } = latencyMs;
    lines.push(
      '',
      `Accepted to persisted at ${perSecond} steps a second, in ms (looked up every ${lookUpsApart} ms or less)`,
    );
    lines.push(row('p50', p50), row('p95', p95), row('p99', p99));
  }
  if (memoryMb) {
    const { start, end, peak, heap, commands } = memoryMb;
    lines.push('', `Memory of the writer over ${commands} commands, in MB: start, end, peak`);
    lines.push(`  process ${start}, ${end}, ${peak}`, `  heap in use ${heap.start}, ${heap.end}, ${heap.peak}`);
  }
  if (backfill) {
    const { users, items, rss, heap } = backfill;
    lines.push(
      '',
      `Backfill of ${users} users, ${items} items`,
      row('items a second', backfill.itemsPerSecond, `${percent(backfill.vsBare)} of a bare copy of the same rows`),
      row('users a second', backfill.usersPerSecond, `${percent(backfill.vsBareSections)} of one of the items alone`),
      `  memory in MB: start, end, peak: process ${rss.start}, ${rss.end}, ${rss.peak}; heap ${heap.start}, ${heap.end}, ${heap.peak}`,
    );
  }
  lines.push('', ...goals.map(({ goal, met }) => `${met ? 'met    ' : 'MISSED '} ${goal}`), '');
  return lines.join('\n');
}

function row(name: string, figure: number, remark = ''): string {
  return `  ${name.padEnd(22)}${String(figure).padStart(8)}  ${remark}`.trimEnd();
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
