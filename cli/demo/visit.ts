// One visit to the Profile Builder: a Session-Id, a count of saves, and somebody who acts; each request is told on the screen.
import { randomUUID } from 'node:crypto';
import type { StepName } from '../../shared/sections/section';
import { type Exchange, type Request, send } from './client';
import type { Journal } from './journal';
import type { Person } from './people';

export interface WriteOptions {
  /** Prefer: wait for the outcome; without it the answer is 202 at once. */
  readonly wait?: boolean;
  readonly reason?: string;
  readonly idempotencyKey?: string;
  /** The ETag of the step as the client read it. */
  readonly ifMatch?: string;
  /** Instead of the next number: a save that was made earlier and arrives now. */
  readonly revision?: number;
}

/** Seconds that a frontend would wait for an outcome. */
const waitSeconds = 20;

export class Visit {
  readonly sessionId = randomUUID();
  private revision = 0;

  constructor(
    private readonly base: string,
    private readonly profileId: string,
    private readonly person: Person,
    private readonly journal: Journal,
  ) {}

  /** As the audit is to name who acts. */
  get actor(): string {
    const { type, id } = this.person.actor;
    return `${type}:${id}`;
  }

  /** `says`: what happens here, in words. */
  autosave(step: StepName, body: object, says: string, options: WriteOptions = {}): Promise<Exchange> {
    return this.write(`steps/${step}/draft`, body, says, options);
  }

  submit(step: StepName, body: object, says: string, options: WriteOptions = {}): Promise<Exchange> {
    return this.write(`steps/${step}`, body, says, options);
  }

  /** `path`: under the profile; empty for the profile itself. */
  read(path: string, says: string, headers: Readonly<Record<string, string>> = {}): Promise<Exchange> {
    return this.send({ method: 'GET', path: this.pathOf(path), headers: { ...this.identity(), ...headers } }, says);
  }

  post(path: string, body: object, says: string, headers: Readonly<Record<string, string>> = {}): Promise<Exchange> {
    const own = { ...this.identity(), 'Session-Id': this.sessionId, 'X-Correlation-Id': randomUUID() };
    return this.send({ method: 'POST', path: this.pathOf(path), headers: { ...own, ...headers }, body }, says);
  }

  /** The same request once more, header by header. */
  repeat({ request }: Exchange, says: string): Promise<Exchange> {
    return this.send(request, says);
  }

  private write(path: string, body: object, says: string, options: WriteOptions): Promise<Exchange> {
    const { wait = true, reason, idempotencyKey, ifMatch, revision = ++this.revision } = options;
    const headers = {
      ...this.identity(),
      'Session-Id': this.sessionId,
      Revision: String(revision),
      'X-Correlation-Id': randomUUID(),
      ...(wait ? { Prefer: `wait=${waitSeconds}` } : {}),
      ...(reason === undefined ? {} : { 'Change-Reason': encodedReason(reason) }),
      ...(idempotencyKey === undefined ? {} : { 'Idempotency-Key': `"${idempotencyKey}"` }),
      ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }),
    };
    return this.send({ method: 'PUT', path: this.pathOf(path), headers, body }, says);
  }

  private async send(request: Request, says: string): Promise<Exchange> {
    const exchange = await send(this.base, request);
    this.journal.tell(exchange, says);
    return exchange;
  }

  private identity() {
    return { Authorization: `Bearer ${this.person.token}` };
  }

  private pathOf(path: string): string {
    return `profiles/${this.profileId}${path === '' ? '' : `/${path}`}`;
  }
}

/** A header holds ASCII; other text goes as an ext-value of RFC 8187, in which these four stand encoded too. */
function encodedReason(reason: string): string {
  if (/^[\x20-\x7e]+$/.test(reason)) return reason;
  const encoded = encodeURIComponent(reason).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `UTF-8''${encoded}`;
}
