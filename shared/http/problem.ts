// Every way in which a request is not answered as asked: RFC 9457 problem details, each with a type that stays.
import type { FieldError } from '../sections/field-error';

/** Codes are added, never renamed: a client may decide by the type, `urn:stepkeeper:problem:<code>`. */
export const problems = {
  'malformed-id': { status: 400, title: 'An id in the path is not a UUID' },
  'malformed-header': { status: 400, title: 'A header cannot be understood' },
  'malformed-query': { status: 400, title: 'A query parameter cannot be understood' },
  'export-too-large': { status: 400, title: 'The export is too large for one answer' },
  'reason-required': { status: 400, title: 'This needs a reason' },
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'not-utf-8': { status: 400, title: 'The body is not UTF-8' },
  'nested-too-deep': { status: 400, title: 'The body is nested too deep' },
  unauthenticated: { status: 401, title: 'It is not proven who asks' },
  forbidden: { status: 403, title: 'The caller may not do this' },
  'unknown-step': { status: 404, title: 'There is no such step' },
  'profile-not-found': { status: 404, title: 'There is no such profile' },
  'draft-not-found': { status: 404, title: 'The step has no draft' },
  'item-not-found': { status: 404, title: 'There is no such item' },
  'session-not-found': { status: 404, title: 'There is no such session' },
  'operation-not-found': { status: 404, title: 'There is no such operation in the history' },
  'resume-not-found': { status: 404, title: 'There is no such resume' },
  'no-such-route': { status: 404, title: 'There is nothing here' },
  'too-many-resumes': { status: 409, title: 'The profile holds as many resumes as it may' },
  'resume-not-available': { status: 409, title: 'The resume may not be downloaded' },
  'resume-not-parsed': { status: 409, title: 'Nothing was read in the resume' },
  'history-archived': { status: 410, title: 'That part of the history is archived' },
  'profile-erased': { status: 410, title: 'What was there has been erased' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body has the wrong media type' },
  'validation-failed': { status: 422, title: 'What was sent was refused' },
  'too-many-requests': { status: 429, title: 'More is sent than can be taken at the moment' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  'queue-full': { status: 503, title: 'The queue is full' },
  'queue-unavailable': { status: 503, title: 'Nothing can be saved at the moment' },
  'database-unavailable': { status: 503, title: 'Nothing can be read at the moment' },
  'storage-unavailable': { status: 503, title: 'No file can be reached at the moment' },
  'issuer-unavailable': { status: 503, title: 'It cannot be proven at the moment who asks' },
  'not-ready': { status: 503, title: 'A service that is needed cannot be reached' },
} as const;

export type ProblemCode = keyof typeof problems;

export interface ProblemExtras {
  readonly headers?: Readonly<Record<string, string>>;
  /** Every refused field. */
  readonly errors?: readonly FieldError[];
  /** Further members of the problem's JSON. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** Thrown anywhere below an endpoint: becomes its answer. `detail` says to the client what to do. */
export class HttpProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(detail, { cause: extras.cause });
    this.name = 'HttpProblem';
  }

  get status(): number {
    return problems[this.code].status;
  }
}

/** The header of that name is there and cannot be understood; `remedy` says what to send. */
export function malformedHeader(name: string, remedy: string): HttpProblem {
  return new HttpProblem('malformed-header', `The header ${name} cannot be understood. ${remedy}`, {
    members: { header: name },
  });
}

export function malformedQuery(name: string, remedy: string): HttpProblem {
  return new HttpProblem('malformed-query', `The query parameter ${name} cannot be understood. ${remedy}`, {
    members: { parameter: name },
  });
}

/** The body of a problem. `instance`: the path that was asked for. */
export function problemBody(problem: HttpProblem, instance: string, correlationId: string): Record<string, unknown> {
  const { status, title } = problems[problem.code];
  return {
    type: `urn:stepkeeper:problem:${problem.code}`,
    title,
    status,
    detail: problem.detail,
    instance,
    correlationId,
    ...problem.extras.members,
    ...(problem.extras.errors ? { errors: problem.extras.errors } : {}),
  };
}
