// POST of a bulk: commands for many profiles, one a line, each accepted or refused by itself.
import type { HttpRequest } from '@azure/functions';
import { bulkIdText } from '../../shared/bulk/bulk-id';
import type { Bulk } from '../../shared/bulk/command-of-line';
import { OutOfTime } from '../../shared/bulk/errors';
import { maxBytes, maxLines, maxToldLines } from '../../shared/bulk/limits';
import { busy, patientSend } from '../../shared/bulk/patient-send';
import type { Stop, Taken } from '../../shared/bulk/take-bulk';
import { bulkIdOf, newOperationId } from '../../shared/commands/identifiers';
import type { CallerCall, Handle } from '../../shared/http/guarded';
import { idempotencyKeyOf } from '../../shared/http/idempotency-key';
import { ndjson, requireType } from '../../shared/http/media-type';
import { pathOf } from '../../shared/http/path';
import { HttpProblem } from '../../shared/http/problem';
import { problemOf } from '../../shared/http/problem-of';
import { readQuery } from '../../shared/http/query';
import type { CommandSender } from '../../shared/messaging/sender';

export interface PostBulkTools {
  readonly sender: Pick<CommandSender, 'sendFirst'>;
}

/**
 * For the whole bulk, and 5 s more for what is on its way by then: Azure ends a request that is not answered in 230 s.
 * https://learn.microsoft.com/azure/azure-functions/functions-scale#timeout
 */
const patienceMs = 140_000;

/** 202 with the lines that were refused; a problem with the same members where it ended before its last line. */
export function postBulk({ sender }: PostBulkTools): Handle<CallerCall> {
  return async (call) => {
    const { request, log } = call;
    readQuery(request, []);
    requireType(request.headers, ndjson);
    // Whoever sends no key gets one, so that a bulk that ends in the middle can be sent again.
    const idempotencyKey = idempotencyKeyOf(request.headers) ?? newOperationId();
    if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge('Nothing was sent.', {});
    const bulk = bulkOf(call, idempotencyKey);
    const until = Date.now() + patienceMs;
    const send = patientSend((commands) => sender.sendFirst(commands), { with: busy, until });
    const { takeBulk } = await import('../../shared/bulk/take-bulk.ts');
    const taken = await takeBulk(bodyOf(request), bulk, send, until);
    const { accepted, refusedCount, stop } = taken;
    log.info('bulk-taken', { bulkId: bulk.id, accepted, refused: refusedCount, stopped: stop?.why });
    if (accepted + refusedCount === 0 && !stop) {
      throw new HttpProblem('malformed-json', 'The body holds no line: send one JSON object a line.');
    }
    const members = membersOf(taken, bulk.id, idempotencyKey);
    if (stop) throw problemAt(stop, members);
    return {
      status: 202,
      body: members,
      headers: { location: `${pathOf(request.url).replace(/\/+$/, '')}/${members.bulkId}` },
    };
  };
}

/** The same importer's key names the same bulk each time. */
function bulkOf({ actor, correlationId, traceparent }: CallerCall, idempotencyKey: string): Bulk {
  const id = bulkIdOf('key', actor.id, idempotencyKey);
  const acceptedAt = new Date().toISOString();
  return { id, actor, correlationId, traceparent, acceptedAt, operationsBy: 'key' };
}

function bodyOf({ body }: HttpRequest): AsyncIterable<Uint8Array> {
  return (body ?? new ReadableStream({ start: (empty) => empty.close() })) as unknown as AsyncIterable<Uint8Array>;
}

function membersOf({ accepted, refused, refusedCount }: Taken, id: string, idempotencyKey: string) {
  return {
    bulkId: bulkIdText({ id, accepted }),
    idempotencyKey,
    accepted,
    refusedCount,
    refused,
    ...(refusedCount > maxToldLines && { note: `refused holds the first ${maxToldLines} of them.` }),
  };
}

function problemAt(stop: Stop, members: object): HttpProblem {
  const more = { ...members, nextLine: stop.line };
  switch (stop.why) {
    case 'too-many-bytes':
    case 'too-many-lines':
      return tooLarge(
        `Lines before line ${stop.line} were taken. Send the rest as another bulk, from that line on.`,
        more,
      );
    case 'not-sent': {
      const { code, extras } = stop.error instanceof OutOfTime ? outOfTime : problemOf(stop.error);
      const detail =
        'Some lines were accepted. Send the same body again with this idempotencyKey as Idempotency-Key: nothing is carried out twice.';
      return new HttpProblem(code, detail, { ...extras, cause: stop.error, members: { ...extras.members, ...more } });
    }
    default:
      return unknownStop(stop);
  }
}

/** The next try soon comes to where this one ended: the queue drops what it has already. */
const outOfTime = { code: 'too-many-requests', extras: { headers: { 'retry-after': '5' }, members: {} } } as const;

function tooLarge(what: string, members: object): HttpProblem {
  return new HttpProblem('body-too-large', `A bulk has at most ${maxLines} lines and ${maxBytes} bytes. ${what}`, {
    members: { limit: maxBytes, lineLimit: maxLines, ...members },
  });
}

function unknownStop(stop: never): never {
  throw new TypeError(`unknown stop ${JSON.stringify(stop)}`);
}
