// The same again: an HTTP request under its Idempotency-Key, and every message of the journey put onto the queue once more.
// The queue drops a message whose id it knows, so the copies travel under new ids and it is the writer that has to know them.
import { commonOf } from '../../shared/http/accept-write';
import { correlationIdOf } from '../../shared/http/correlation';
import { stepCommand } from '../../shared/http/step-command';
import { readStepHeaders } from '../../shared/http/write-headers';
import { messageOf } from '../../shared/messaging/message';
import type { Row } from '../../shared/reading/run';
import { isStepName } from '../../shared/sections/all';
import type { Json } from '../../shared/sections/section';
import { count, instant, text } from '../../shared/sql/column';
import type { Exchange } from './client';
import type { CommandQueue } from './command-queue';
import type { Demo } from './demo';
import { eventually } from './eventually';
import type { Holdings } from './holdings';
import { note } from './terminal/screen';

export async function repeatRequest(demo: Demo, first: Exchange): Promise<void> {
  const { expect } = demo;
  const before = await demo.holdings();
  const visit = demo.visit(demo.people.candidate);
  const number = demo.journal.exchanges.indexOf(first) + 1;
  const { answer } = await visit.repeat(
    first,
    `the answer to request ${number} was lost, so the client sends it again`,
  );
  expect.equal('it is the same operation', answer.body.operationId, first.answer.body.operationId);
  expect.equal('with the same outcome', outcomeOf({ answer }), outcomeOf(first));
  expectUnchanged(
    demo,
    'the repeated request has changed nothing, not even what was corrected since',
    before,
    await demo.holdings(),
  );
}

/** All accepted writes of the journey, the last one first. */
export async function redeliver(demo: Demo, queue: CommandQueue): Promise<void> {
  const { expect } = demo;
  const before = await demo.holdings();
  const operations = new Map(before.rows('ops.Operation').map((row) => [text(row.operationId), row]));
  const writes = new Map(
    demo.journal.exchanges.filter(isAcceptedWrite).map((one) => [one.answer.body.operationId, one]),
  );
  const copies = [...writes].flatMap(([operationId = '', exchange]) => {
    const row = operations.get(operationId);
    return row ? [{ row, command: commandAgain(demo, exchange, row) }] : [];
  });
  note(
    demo.screen,
    `All ${copies.length} writes that were accepted go onto the queue once more, the last one first, under new message ids.`,
  );
  const same = copies.filter(({ row, command }) => (command.fingerprint ?? null) === row.fingerprint);
  expect.equal(
    'each is rebuilt with the operationId and fingerprint in SQL',
    `${same.length} writes`,
    `${writes.size} writes`,
  );

  const messages = copies.map(({ command }) => messageOf(command)).reverse();
  const again = messages.map((message) => ({ ...message, messageId: `${message.messageId}:again` }));
  await queue.send(again);
  const ids = new Set(again.map(({ messageId }) => messageId));
  const taken = await eventually(async () => !(await queue.peekIds()).some((id) => ids.has(id)));
  expect.equal('the writer has taken them off the queue', taken ? 'all of them' : 'not all', 'all of them');

  const after = await demo.holdings();
  const locked = lockCount(after) - lockCount(before);
  expect.that(
    'it has looked them up in SQL',
    locked > 0,
    `the profile was locked ${locked === 1 ? 'once' : `${locked} times`}`,
    'the profile locked',
  );
  const sets = after.rows('audit.ChangeSet').length;
  expect.equal('there are as many change sets as before', sets, before.rows('audit.ChangeSet').length);
  expectUnchanged(demo, 'and has changed nothing else', before, after);
}

/** From the request, in the way of the edge; its time of acceptance and its id are as SQL has them. */
function commandAgain({ people, profileId }: Demo, { request }: Exchange, operation: Row) {
  const [, , , step = '', draft] = request.path.split('/');
  if (!isStepName(step)) throw new RangeError(`${request.path} writes no step`);
  const sent = new Headers(request.headers);
  const headers = readStepHeaders(sent);
  const { actor } = people.candidate;
  const call = { profileId, actor, correlationId: correlationIdOf(sent), traceparent: undefined };
  const common = { ...commonOf(call, headers), acceptedAt: instant(operation.acceptedAt) };
  const made = stepCommand({
    kind: draft === 'draft' ? 'save-draft' : 'submit-step',
    step,
    body: JSON.parse(JSON.stringify(request.body)) as Json,
    headers,
    common,
  });
  if (!made.ok) throw new RangeError(`${request.path} was accepted and is not valid now`);
  return { ...made.command, operationId: text(operation.operationId) };
}

function isAcceptedWrite({ request, answer }: Exchange): boolean {
  return request.method === 'PUT' && answer.status < 300;
}

function outcomeOf({ answer }: Pick<Exchange, 'answer'>): string {
  return `${answer.status} ${answer.body.status}, version ${answer.body.version}`;
}

/** Row by row, but for the count that a writer moves to lock the profile. */
function expectUnchanged(demo: Demo, what: string, before: Holdings, after: Holdings): void {
  const changed = before.tables.filter((table) => textOf(before, table) !== textOf(after, table));
  const rows = before.tables.reduce((sum, table) => sum + before.rows(table).length, 0);
  const seen = changed.length === 0 ? `${rows} rows of ${before.tables.length} tables compared` : changed.join(', ');
  demo.expect.that(what, changed.length === 0, seen, 'the same rows in every table');
}

function textOf(holdings: Holdings, table: string): string {
  return JSON.stringify(holdings.rows(table).map(({ lockCount: _, ...row }) => row));
}

function lockCount(holdings: Holdings): number {
  return count(holdings.rows('profile.Profile')[0]?.lockCount);
}
