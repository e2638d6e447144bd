// PUT of a step or of its draft: checked, put on the queue, answered when the broker has it.
import type { HttpHandler } from '@azure/functions';
import type { Config } from '../../shared/config';
import { authenticate } from '../../shared/http/authenticate';
import { type Answer, type Call, endpoint } from '../../shared/http/endpoint';
import { readJsonBody } from '../../shared/http/json-body';
import { operationView, pendingView, shortFingerprint } from '../../shared/http/operation-view';
import { idIn, profilePath, stepIn } from '../../shared/http/path';
import { HttpProblem } from '../../shared/http/problem';
import { readQuery } from '../../shared/http/query';
import { type StepCommand, type StepWrite, stepCommand } from '../../shared/http/step-command';
import { readWriteHeaders } from '../../shared/http/write-headers';
import type { CommandSender } from '../../shared/messaging/sender';
import type { OutcomeWaiter } from '../../shared/reading/outcome-waiter';
import { describeError } from '../../shared/telemetry';

export interface WriteStepTools {
  readonly auth: Config['auth'];
  readonly sender: Pick<CommandSender, 'send'>;
  readonly outcomes: OutcomeWaiter;
}

/** 202 with where to ask for the outcome, 200 with the outcome where the client waits for it, 422 for a step that is refused. */
export function writeStep(kind: StepWrite['kind'], tools: WriteStepTools): HttpHandler {
  return endpoint(async (call) => {
    const write = await readWrite(kind, tools.auth, call);
    const made = stepCommand(write);
    if (!made.ok) return refuse(made, tools.sender, call);
    await tools.sender.send(made.command);
    return answerTo(made, write, tools.outcomes, call);
  });
}

async function readWrite(kind: StepWrite['kind'], auth: Config['auth'], call: Call): Promise<StepWrite> {
  const { request, correlationId, traceparent } = call;
  const profileId = idIn(request.params, 'profileId');
  const step = stepIn(request.params);
  const actor = authenticate(request.headers, auth);
  readQuery(request, []);
  const headers = readWriteHeaders(request.headers);
  const body = await readJsonBody(request);
  const acceptedAt = new Date().toISOString();
  return { kind, profileId, step, body, headers, actor, correlationId, traceparent, acceptedAt };
}

/** The refusal is recorded the same way as a change is. The client gets its answer even where that is not possible. */
async function refuse(
  { record, errors }: Extract<StepCommand, { ok: false }>,
  sender: WriteStepTools['sender'],
  { log }: Call,
): Promise<never> {
  await sender.send(record).catch((error) => log.warn('refusal-not-recorded', describeError(error)));
  throw new HttpProblem('validation-failed', 'Correct the fields that errors names and send the step again.', {
    errors,
  });
}

async function answerTo(
  { command }: Extract<StepCommand, { ok: true }>,
  { profileId, headers }: StepWrite,
  outcomes: OutcomeWaiter,
  { request }: Call,
): Promise<Answer> {
  const { operationId } = command;
  const { waitSeconds } = headers;
  const asked = command.fingerprint && shortFingerprint(command.fingerprint);
  const query = asked ? `?fingerprint=${asked}` : '';
  const location = `${profilePath(request.url, profileId)}/operations/${operationId}${query}`;
  const pending = { status: 202, body: pendingView(operationId), headers: { location, 'retry-after': '1' } };
  if (waitSeconds === undefined) return pending;
  const applied = { 'preference-applied': `wait=${waitSeconds}` };
  const outcome = await outcomes.wait({ profileId, operationId }, waitSeconds * 1000);
  if (!outcome) return { ...pending, headers: { ...pending.headers, ...applied } };
  return { status: 200, body: operationView(outcome, asked), headers: { location, ...applied } };
}
