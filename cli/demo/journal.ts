// The journey as it goes: each request with its answer and latency, told at once and kept for what follows.
import type { Exchange } from './client';
import type { Screen } from './terminal/screen';
import { pad, visible, wrap } from './terminal/text-width';

export interface Journal {
  readonly exchanges: readonly Exchange[];
  tell(exchange: Exchange, says: string): void;
}

const numberWidth = 3;
const methodWidth = 4;
const pathWidth = 29;
const latencyWidth = 9;

export function journal(screen: Screen): Journal {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    tell(exchange, says) {
      exchanges.push(exchange);
      const { request, answer } = exchange;
      const number = pad(String(exchanges.length), numberWidth, 'right');
      const path = pad(pathUnderProfile(request.path), pathWidth);
      const left = `${number}  ${pad(request.method, methodWidth)} ${path} `;
      const latency = pad(`${answer.ms.toFixed(0)} ms`, latencyWidth, 'right');
      const told = `${answer.status} ${resultOf(exchange)}`;
      const result = pad(told, screen.width - left.length - latencyWidth);
      screen.line();
      screen.line(screen.paint('bold', left) + screen.paint(answer.status < 400 ? 'cyan' : 'yellow', result) + latency);
      const notes = [says, ...notable(request.headers)].join(' · ');
      for (const line of wrap(visible(notes), screen.width - 5)) screen.line(`     ${screen.paint('dim', line)}`);
    },
  };
}

/** Without the profile's id, which is the same in all of them. */
function pathUnderProfile(path: string): string {
  const [, id = '', ...rest] = path.split('/');
  if (rest.length === 0) return `profile ${id.slice(0, 8)}…`;
  return rest.map((part) => (part.length > 30 ? `${part.slice(0, 8)}…` : part)).join('/');
}

/** The outcome, or what kind of problem it is. */
function resultOf({ request, answer }: Exchange): string {
  const { status, version, error, type, errors } = answer.body;
  if (type !== undefined) {
    const fields = errors === undefined ? '' : ` (${errors.length} ${errors.length === 1 ? 'field' : 'fields'})`;
    return type.replace('urn:stepkeeper:problem:', '') + fields;
  }
  if (typeof status !== 'string') return request.path.includes('/steps/') ? (answer.headers.get('etag') ?? '') : '';
  if (error) return `${status}: ${error.code}`;
  return typeof version === 'number' ? `${status}, version ${version}` : status;
}

/** The headers that this project is about; the others are the same in every request. */
function notable(headers: Readonly<Record<string, string>>): string[] {
  const names = ['Revision', 'If-Match', 'Idempotency-Key', 'Change-Reason'];
  return names.flatMap((name) => (headers[name] === undefined ? [] : [`${name}: ${readable(headers[name])}`]));
}

/** An ext-value of RFC 8187 as the text that it stands for. */
function readable(value: string): string {
  return value.startsWith("UTF-8''") ? decodeURIComponent(value.slice("UTF-8''".length)) : value;
}
