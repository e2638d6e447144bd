// Sends a request as it is: nothing of it is mended on the way.
import { type Agent, type IncomingMessage, request } from 'node:http';
import type { SeenAnswer } from './contract/check-answer';

export interface SentRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

const patienceMs = 60_000;

/** Rejects where there is no answer within a minute. */
export function send(url: string, agent: Agent, { method, target, headers, body }: SentRequest): Promise<SeenAnswer> {
  const { hostname, port } = new URL(url);
  const length = body === undefined ? {} : { 'content-length': String(body.length) };
  return new Promise((resolve, reject) => {
    const options = { hostname, port, agent, method, path: target, headers: { ...headers, ...length } };
    const sending = request(options, (answer) => {
      answerOf(answer, method, target).then(resolve, reject);
    });
    sending.setTimeout(patienceMs, () => sending.destroy(new Error('no answer in a minute')));
    sending.on('error', reject);
    sending.end(body);
  });
}

async function answerOf(answer: IncomingMessage, method: string, target: string): Promise<SeenAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const { statusCode = 0, headers } = answer;
  const get = (name: string) => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? null : String(value);
  };
  return { method, target, status: statusCode, headers: { get }, text: Buffer.concat(chunks).toString() };
}
