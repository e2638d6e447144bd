// Request and reply over a pair of links: a request names in `reply_to` the link that its reply is to leave by.
import { message as codec, type Delivery, type Message, type Sender } from 'rhea';
import { InvalidRequest } from './errors';
import { manage } from './management';
import type { Place } from './message';
import type { QueueHost } from './queue-host';
import { accept, reject, toAmqpError, types } from './rhea';

interface Reply {
  readonly application_properties: Record<string, unknown>;
  readonly body: unknown;
}

/** The status that goes with a condition where it is not a bad request. */
const STATUS: Readonly<Record<string, number>> = {
  'amqp:not-found': 404,
  'com.microsoft:message-not-found': 404,
  'com.microsoft:message-lock-lost': 410,
  'amqp:not-implemented': 501,
  'amqp:internal-error': 500,
};

/** Any token is good: whoever reaches the port of a broker on the loopback address may use it. */
export function claimReply(request: Message): Reply {
  const known = request.application_properties?.operation === 'put-token';
  return {
    application_properties: {
      'status-code': types.wrap_int(known ? 202 : 501),
      'status-description': known ? 'Accepted' : 'Only put-token is implemented',
    },
    body: undefined,
  };
}

export function managementReply(host: QueueHost, place: Place, request: Message): Reply {
  try {
    const body = manage(host.queue, place, String(request.application_properties?.operation), request.body, Date.now());
    return body ? reply(200, 'OK', body) : reply(204, 'No content', {});
  } catch (error) {
    const { condition = 'amqp:internal-error', description = '' } = toAmqpError(error);
    return reply(STATUS[condition] ?? 400, description, {}, condition);
  }
}

function reply(statusCode: number, statusDescription: string, body: unknown, errorCondition?: string): Reply {
  const properties = { statusCode: types.wrap_int(statusCode), statusDescription };
  return { application_properties: errorCondition ? { ...properties, errorCondition } : properties, body };
}

/** Works on a request at once; its reply leaves when `done` has resolved. */
export async function handleRequest(
  delivery: Delivery,
  bytes: Buffer,
  work: (request: Message) => Reply,
  done: () => Promise<void>,
): Promise<void> {
  try {
    const request = codec.decode(bytes) as unknown as Message;
    const answer = work(request);
    await done();
    const link = delivery.link.connection.find_sender(({ name }: Sender) => name === request.reply_to);
    if (!link) throw new InvalidRequest(`No link of this connection is named '${request.reply_to}' to reply by.`);
    link.send({ ...answer, correlation_id: request.message_id ?? '' });
    accept(delivery);
  } catch (error) {
    await done();
    reject(delivery, toAmqpError(error));
  }
}
