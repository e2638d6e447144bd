// What a run tells: operations by statuses, the rate, and the request that failed as it can be sent again.

import type { FuzzRequest } from './requests/request';
import type { Fuzzed } from './run';
import type { Tally } from './tally';

export function printed({ tally, seconds, failure }: Fuzzed, seed: number): string {
  const rate = Math.round(tally.total / seconds);
  const told = `${table(tally)}\n${tally.total} requests in ${seconds.toFixed(1)} s, ${rate} a second. Seed ${seed}.\n`;
  if (!failure) return `${told}No 5xx that is not described, and every answer as the document describes it.\n`;
  return `${told}\nNot as described: ${failure.faults}\nThe smallest request that shows it:\n${requestText(failure.request)}\nSeed ${seed}\n`;
}

function table({ operations }: Tally): string {
  const statuses = [...new Set(operations.flatMap(([, counts]) => [...counts.keys()]))].sort(
    (one, other) => one - other,
  );
  const width = Math.max(...operations.map(([name]) => name.length), 'operation'.length);
  const line = (name: string, cells: readonly string[]) =>
    `${name.padEnd(width)}${cells.map((cell) => cell.padStart(6)).join('')}`;
  const rows = operations.map(([name, counts]) =>
    line(
      name,
      statuses.map((status) => String(counts.get(status) ?? '·')),
    ),
  );
  return [line('operation', statuses.map(String)), ...rows].join('\n');
}

const longest = 4_000;

function requestText({ method, target, headers, caller, body }: FuzzRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = body === undefined ? [] : ['', bodyText(body)];
  return [`${method} ${target}`, ...lines, `(asked by ${JSON.stringify(caller)})`, ...text].join('\n');
}

/** Bytes that are no text are told in Base64. */
function bodyText(body: Buffer): string {
  const text = body.toString();
  const shown = Buffer.from(text).equals(body) ? text : `(Base64) ${body.toString('base64')}`;
  return shown.length > longest ? `${shown.slice(0, longest)}… (${body.length} bytes)` : shown;
}
