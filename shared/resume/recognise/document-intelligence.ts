// The client of Azure AI Document Intelligence, for what scans need of it: hand a file in, ask for its result until it is there.
//
//     start ──202──▶ started: a result by that id, kept for a day ──200──▶ notStarted | running ─┐
//       │                                                   ▲            └── asked again later ──┘
//       └──4xx──▶ refused                                   └─▶ succeeded | failed
//
// https://learn.microsoft.com/rest/api/aiservices/document-models/analyze-document, API version 2024-11-30
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { within } from '../../within';
import { limits } from '../limits';
import { type Answer, ask, type Patience, retryAfterMs } from './ask';
import { RecognitionUnavailable } from './errors';
import type { RecognitionModel } from './models';

export interface RecogniserSettings {
  /** Of the resource: `https://name.cognitiveservices.azure.com`. */
  readonly endpoint: string;
  readonly model: RecognitionModel;
  /** An access token for the scope https://cognitiveservices.azure.com/.default. */
  readonly token: () => Promise<string>;
  /** In milliseconds: for handing a file in; for its result; for one request; between two. */
  readonly times?: Times;
}

interface Times {
  readonly start: number;
  readonly result: number;
  readonly try: number;
  readonly pause: number;
}

/** Both keep their promise within two minutes, and reject with RecognitionUnavailable. */
export interface Recogniser {
  /** `refused`: the service does not take such a file, however often it is asked. */
  start(
    pdf: Uint8Array,
  ): Promise<{ readonly outcome: 'started'; readonly id: string } | { readonly outcome: 'refused' }>;
  /** `gone`: there is no such result, or no more. `answer`: the JSON of the result. */
  result(
    id: string,
  ): Promise<
    { readonly outcome: 'recognised'; readonly answer: Buffer } | { readonly outcome: 'refused' | 'failed' | 'gone' }
  >;
}

const apiVersion = '2024-11-30';
const longestError = 64 * 1024;
const tokenMs = 20_000;
const usualTimes: Times = { start: 45_000, result: 60_000, try: 30_000, pause: 1_000 };

/** Of requests that the service could not do anything about. */
const refusals = [400, 413, 415, 422];
const resultId = /\/analyzeResults\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[/?]|$)/i;

const operationSchema = z.object({
  status: z.enum(['notStarted', 'running', 'succeeded', 'failed', 'canceled', 'skipped']),
  error: z.object({ code: z.string() }).optional(),
});
type Operation = z.infer<typeof operationSchema>;

export function createRecogniser({ endpoint, model, token, times = usualTimes }: RecogniserSettings): Recogniser {
  const base = `${endpoint.replace(/\/+$/, '')}/documentintelligence/documentModels/${model}`;
  const patienceOf = (ms: number): Patience => ({ until: Date.now() + ms, tryMs: times.try, pauseMs: times.pause });
  const authorized = async () => ({ authorization: `Bearer ${await tokenFrom(token)}` });

  return {
    async start(pdf) {
      const headers = { ...(await authorized()), 'content-type': 'application/pdf' };
      const init = { method: 'POST', headers, body: new Uint8Array(pdf) };
      const url = `${base}:analyze?api-version=${apiVersion}`;
      const answer = await ask({ url, init, mostBytes: longestError }, patienceOf(times.start));
      if (refusals.includes(answer.status)) return { outcome: 'refused' };
      // It names an address too; the id alone is taken, so that no token goes elsewhere.
      const id = resultId.exec(answer.headers.get('operation-location') ?? '')?.[1];
      if (answer.status !== 202 || !id) throw unexpected(answer);
      return { outcome: 'started', id: id.toLowerCase() };
    },

    async result(id) {
      const patience = patienceOf(times.result);
      const url = `${base}/analyzeResults/${id}?api-version=${apiVersion}`;
      for (;;) {
        const init = { headers: await authorized() };
        const answer = await ask({ url, init, mostBytes: limits.recognition }, patience);
        if (answer.status === 404) return { outcome: 'gone' };
        if (answer.status !== 200) throw unexpected(answer);
        if (!answer.body) return { outcome: 'failed' };
        // What is no such JSON was answered by something in between.
        const operation = operationOf(answer.body) ?? { status: 'running' };
        if (operation.status === 'succeeded') return { outcome: 'recognised', answer: answer.body };
        if (operation.status !== 'notStarted' && operation.status !== 'running') return { outcome: endOf(operation) };
        const wait = Math.max(retryAfterMs(answer.headers), times.pause);
        if (Date.now() + wait > patience.until) throw new RecognitionUnavailable('the result takes longer than usual');
        await pause(wait);
      }
    },
  };
}

async function tokenFrom(token: () => Promise<string>): Promise<string> {
  try {
    return await within(tokenMs, token(), () => new Error(`none in ${tokenMs} ms`));
  } catch (cause) {
    throw new RecognitionUnavailable('the app has no token for it', { cause });
  }
}

function operationOf(body: Buffer): Operation | undefined {
  try {
    return operationSchema.parse(JSON.parse(body.toString()));
  } catch {
    return undefined;
  }
}

/** Whether the file is at fault, or the service. */
function endOf({ error }: Operation): 'refused' | 'failed' {
  return /^Invalid/.test(error?.code ?? '') ? 'refused' : 'failed';
}

/** Of what is wrong with the settings or rights of the app no file is to suffer. */
function unexpected({ status }: Answer): RecognitionUnavailable {
  const hint = status === 401 || status === 403 ? ': the app needs the role Cognitive Services User' : '';
  return new RecognitionUnavailable(`it answered ${status}${hint}`);
}
