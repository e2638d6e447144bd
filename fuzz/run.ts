// Sends requests by the thousand and holds every answer to the document.
import { Agent } from 'node:http';
import fc from 'fast-check';
import type { OpenApiDocument } from '../shared/api/openapi';
import { Contract } from './contract/check-answer';
import { type FuzzRequest, requestsOf } from './requests/request';
import { Callers } from './requests/tokens';
import { send } from './send';
import { Tally } from './tally';

export interface Fuzzed {
  readonly tally: Tally;
  readonly seconds: number;
  /** The smallest request that shows what is wrong; undefined where nothing is. */
  readonly failure: Failure | undefined;
}

export interface Failure {
  readonly request: FuzzRequest;
  readonly faults: string;
}

export interface FuzzRun {
  readonly url: string;
  readonly issuer: string;
  readonly document: OpenApiDocument;
  readonly requests: number;
  readonly seed: number;
}

/** Requests that are under way at once. */
const lanes = 4;

/** What an answer is wrong in. */
class NotAsDescribed extends Error {}

/** The same seed makes the same requests. What the lanes meet of each other's writes is not the same each time. */
export async function fuzz({ url, issuer, document, requests, seed }: FuzzRun): Promise<Fuzzed> {
  const contract = new Contract(document);
  const tally = new Tally();
  const callers = new Callers(issuer);
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  const arbitrary = requestsOf(document);
  let failedLane: number | undefined;
  const check = async (request: FuzzRequest) => {
    const authorization = await callers.authorization(request.caller);
    const headers = authorization === undefined ? request.headers : { ...request.headers, authorization };
    const answer = await send(url, agent, { ...request, headers });
    const operation = contract.operations.find(request.method, request.target);
    tally.count(operation?.object.operationId ?? '(none)', answer.status);
    const faults = contract.faultsOf(answer);
    if (faults.length > 0)
      throw new NotAsDescribed(`${answer.status} ${faults.join('; ')}\n${answer.text.slice(0, 500)}`);
  };
  const lane = async (index: number) => {
    const property = fc.asyncProperty(arbitrary, async (request) => {
      if (failedLane !== undefined && failedLane !== index) return;
      await check(request).catch((error) => {
        failedLane ??= index;
        if (failedLane === index) throw error;
      });
    });
    return fc.check(property, { seed: seed + index, numRuns: Math.ceil((requests - index) / lanes) });
  };
  const start = performance.now();
  const runs = await Promise.all(Array.from({ length: Math.min(lanes, requests) }, (_, index) => lane(index)));
  agent.destroy();
  const failed = runs.find((run) => run.failed);
  const [request] = failed?.counterexample ?? [];
  const faults = failed?.errorInstance instanceof Error ? failed.errorInstance.message : String(failed?.errorInstance);
  return { tally, seconds: (performance.now() - start) / 1000, failure: request && { request, faults } };
}
