// How much memory a process holds, seen from outside: the heap limit of a child leaves out its buffers. Only Linux tells (/proc); on
// other systems the heap limit is all there is.
import { readFileSync } from 'node:fs';

/** A child that fills memory as fast as it can takes some 200 MB in that time. */
const intervalMs = 50;

export interface Memory {
  readonly rssBytes: number;
  /** The most that it has ever held. */
  readonly peakRssBytes: number;
}

/** Undefined where the process is gone or the system does not tell. */
export function memoryOf(pid: number): Memory | undefined {
  let status: string;
  try {
    status = readFileSync(`/proc/${pid}/status`, 'latin1');
  } catch {
    return undefined;
  }
  const [rss, peak] = [kilobytes(status, 'VmRSS'), kilobytes(status, 'VmHWM')];
  // A process that has ended and is not waited for yet has neither.
  if (rss === undefined || peak === undefined) return undefined;
  return { rssBytes: rss * 1024, peakRssBytes: peak * 1024 };
}

/** Calls `over` whenever it is seen beyond the limit. Stop it with what is returned. */
export function watchMemory(pid: number, limitBytes: number, over: () => void): () => void {
  const timer = setInterval(() => {
    const memory = memoryOf(pid);
    if (memory && memory.rssBytes > limitBytes) over();
  }, intervalMs);
  return () => clearInterval(timer);
}

function kilobytes(status: string, field: string): number | undefined {
  const digits = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
