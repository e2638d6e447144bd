// What follows from an operation's method, route and access, so that no operation has to say it.
import { type ProblemCode, problems } from '../http/problem';
import type { AnswerHeader } from './answer-headers';
import type { AnswerDescription, DescribedOperation } from './operation';
import type { HeaderParameter } from './parameters/header-parameters';
import { type PathParameter, pathParameters } from './parameters/path-parameters';

/** What a write carries, whatever it writes. */
const ofWrites: readonly HeaderParameter[] = ['IdempotencyKey', 'SessionId', 'Revision', 'Prefer'];

/** Puts something on the queue. */
function isQueued({ method, unqueued = false }: DescribedOperation): boolean {
  return method !== 'GET' && !unqueued;
}

/** Goes to the queue as one command. A bulk is many. */
function isWrite({ method, answers }: DescribedOperation): boolean {
  return method !== 'GET' && answers === undefined;
}

/** Has an ETag, and is 304 for who has it. */
function isTagged({ method, untagged = false }: DescribedOperation): boolean {
  return method === 'GET' && !untagged;
}

export function pathParametersOf({ route }: DescribedOperation): readonly PathParameter[] {
  const names = [...route.matchAll(/\{(\w+)(?::\w+)?\}/g)].map(([, name]) => name);
  return names.map((name) => {
    const known = (Object.keys(pathParameters) as PathParameter[]).find((one) => one === name);
    if (known === undefined) throw new TypeError(`the path parameter ${name} is not described`);
    return known;
  });
}

export function headersOf(operation: DescribedOperation): readonly HeaderParameter[] {
  const { headers = [], reason } = operation;
  return [
    ...(isWrite(operation) ? ofWrites : []),
    ...(isWrite(operation) ? [reason ? ('RequiredChangeReason' as const) : ('ChangeReason' as const)] : []),
    ...headers,
    ...(isTagged(operation) ? (['IfNoneMatch'] as const) : []),
    'CorrelationId',
  ];
}

/** By status, those that are no problems. */
export function answersOf(operation: DescribedOperation): ReadonlyMap<number, AnswerDescription> {
  const given = Object.entries(operation.answers ?? written(operation)).map(
    ([status, answer]) => [Number(status), answer] as const,
  );
  if (!isTagged(operation)) return new Map(given);
  const seen = { description: 'Nothing has changed: the client has it.', headers: ['ETag'] } as const;
  return new Map([...given.map(([status, answer]) => [status, withTag(answer)] as const), [304, seen]]);
}

function written({ creates }: DescribedOperation): { readonly [status: number]: AnswerDescription } {
  const where: readonly AnswerHeader[] = creates ? ['Location', 'Content-Location'] : ['Location'];
  return {
    200: {
      description: 'With `Prefer: wait`: the outcome. Whether something changed stands in its `status`.',
      content: { 'application/json': 'Operation' },
      headers: [...where, 'Preference-Applied'],
    },
    202: {
      description: 'The write is on the queue: follow `Location` for the outcome.',
      content: { 'application/json': 'PendingOperation' },
      headers: [...where, 'Retry-After', 'Preference-Applied'],
    },
  };
}

function withTag(answer: AnswerDescription): AnswerDescription {
  return { ...answer, headers: [...(answer.headers ?? []), 'ETag'] };
}

/** By status, the codes of the problems. */
export function problemsOf(operation: DescribedOperation): ReadonlyMap<number, readonly ProblemCode[]> {
  const codes = new Set([...derivedProblems(operation), ...(operation.problems ?? [])]);
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const { status } = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return new Map([...byStatus].sort(([one], [other]) => one - other));
}

function* derivedProblems(operation: DescribedOperation): Generator<ProblemCode> {
  const { access, method, route, body, tokenOptional } = operation;
  if (/Id(?::guid)?\}/.test(route)) yield 'malformed-id';
  // The router knows only ids of the right form here.
  if (route.includes(':guid')) yield 'no-such-route';
  yield 'malformed-query';
  if (access !== 'public' || tokenOptional) yield* ['unauthenticated', 'issuer-unavailable'] as const;
  if (access !== 'public') yield 'forbidden';
  if (access !== 'public' && method === 'GET') yield 'database-unavailable';
  if (method !== 'GET') yield 'malformed-header';
  if (isQueued(operation)) yield* ['too-many-requests', 'queue-full', 'queue-unavailable'] as const;
  if (body && (isWrite(operation) || !isQueued(operation))) {
    const aboutBodies = ['malformed-json', 'not-utf-8', 'nested-too-deep', 'body-too-large'] as const;
    yield* [...aboutBodies, 'unsupported-media-type', 'validation-failed'] as const;
  }
}

/** The headers of a problem, by its status. */
export function problemHeaders(status: number): readonly AnswerHeader[] {
  if (status === 401 || status === 403) return ['WWW-Authenticate'];
  return status === 429 || status === 503 ? ['Retry-After'] : [];
}

/** Those that every answer has. */
export const everywhere: readonly AnswerHeader[] = ['X-Correlation-Id', 'Cache-Control'];
