// Calls a handler as the host does, with a request of @azure/functions, and reads its answer.
import {
  type HttpHandler,
  HttpRequest,
  HttpResponse,
  type HttpResponseInit,
  InvocationContext,
} from '@azure/functions';
import type { ResumeFiles } from '../../../shared/blobs/resume-files';
import type { Command } from '../../../shared/commands/kinds';
import type { Role } from '../../../shared/commands/roles';
import type { WriteTools } from '../../../shared/http/accept-write';
import { type Bind, forProfile, type Guard, type Handle, type ProfileCall } from '../../../shared/http/guarded';
import type { CommandSender } from '../../../shared/messaging/sender';
import type { StoredOperation } from '../../../shared/reading/read-operations';
import { oneByOne } from '../../shared/bulk/bulks';

export const profileId = '0190a1b2-0000-7000-8000-000000000001';
export const aStep = { kind: 'home', line1: 'Hauptstr. 1', city: 'Bonn', countryCode: 'DE' };

/** What became of a write of that profile. */
export const anOutcome: StoredOperation = {
  profileId,
  operationId: '0190a1b2-0000-7000-8000-0000000000ff',
  kind: 'submit-step',
  step: 'address',
  status: 'applied',
  fingerprint: '0'.repeat(64),
  version: 4,
  errorCode: null,
  errorDetail: null,
  conflict: null,
  acceptedAt: '2026-11-22T08:00:00.000Z',
  completedAt: '2026-11-22T08:00:00.100Z',
};

export interface Asked {
  readonly method?: string;
  /** After the prefix, with its query. */
  readonly path?: string;
  readonly params?: Record<string, string>;
  readonly headers?: Record<string, string>;
  /** Bytes and text go as they are, anything else as JSON. */
  readonly body?: unknown;
}

export interface Answered {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What was logged, line by line. */
  readonly log: readonly string[];
}

export async function call(handler: HttpHandler, asked: Asked = {}): Promise<Answered> {
  const { method = 'GET', path = `/profiles/${profileId}`, params = { profileId }, body } = asked;
  const request = new HttpRequest({
    method,
    url: `http://localhost:7071/api${path}`,
    params,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...asked.headers },
    ...(body === undefined ? {} : { body: { bytes: bytesOf(body) } }),
  });
  const log: string[] = [];
  const context = new InvocationContext({
    functionName: 'test',
    logHandler: (level, ...line) => log.push(`${level} ${line.join(' ')}`),
  });
  const answer = await handler(request, context);
  const response = answer instanceof HttpResponse ? answer : new HttpResponse(answer as HttpResponseInit);
  const text = await response.text();
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers.entries()),
    text,
    body: text === '' ? {} : JSON.parse(text),
    log,
  };
}

/** A guard before which the caller, a candidate unless said otherwise, has the profile of these tests and has proven it. */
export function guardOf(role: Role = 'candidate'): Guard {
  const caller = { id: 'anna', roles: new Set([role]), profileId };
  return { authenticate: async () => caller, recordAccess: async () => undefined };
}

/** The handler of an operation that the caller of these tests, a candidate unless said otherwise, may ask for. */
export function own(handle: Handle<ProfileCall>, role?: Role): HttpHandler {
  return bound(forProfile(handle), role);
}

export function bound(bind: Bind, role: Role = 'candidate'): HttpHandler {
  const operation = { name: 'test', method: 'GET', route: '', access: [role], tag: '', summary: '' } as const;
  return bind(operation, guardOf(role));
}

/** PUT of the address step, final unless `path` says otherwise. */
export function put(handler: HttpHandler, body: unknown, asked: Asked = {}): Promise<Answered> {
  const params = { profileId, step: 'address' };
  return call(handler, { method: 'PUT', path: `/profiles/${profileId}/steps/address`, params, body, ...asked });
}

/** Storage that holds no file. */
export const noFiles: ResumeFiles = {
  count: async () => 0,
  uploadUrl: async (name) => `https://storage.example/resumes/${name}`,
  read: async () => undefined,
  delete: async () => undefined,
};

export interface ListedWrites extends WriteTools {
  readonly resumeFiles: ResumeFiles;
  readonly sender: Pick<CommandSender, 'send' | 'sendFirst'>;
  readonly sent: Command[];
}

/** Tools of a write whose queue is a list. */
export function writeTools(given: Partial<WriteTools> = {}): ListedWrites {
  const sent: Command[] = [];
  const keep = async (command: Command) => {
    sent.push(command);
  };
  const { send } = given.sender ?? { send: keep };
  const tools = { outcomes: { wait: async () => undefined }, resumeFiles: noFiles };
  return { ...tools, sent, ...given, sender: { send, sendFirst: oneByOne(send) } };
}

/** The payload of a command that has one. */
export function payloadOf(command: Command | undefined): unknown {
  return command && 'payload' in command ? command.payload : undefined;
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
