// Which traces are kept, decided so that a trace that goes through host, app and queue is kept whole or not at all.
import { type Attributes, type Context, type Link, type Span, TraceFlags, trace } from '@opentelemetry/api';
import { type Sampler, SamplingDecision, type SamplingResult } from '@opentelemetry/sdk-trace-base';

/** By which Azure Monitor knows how many a kept span stands for, in per cent. */
const sampleRate = 'microsoft.sample_rate';

/**
 * What stands below a span of this process does as that one does. A span that links to a kept trace is kept, so that a batch can be found from
 * each of its messages. Else the trace's id decides, by the hash that all of Application Insights' clients and the Functions host's sampler
 * `microsoft.fixed_percentage` use; so nobody who sends a traceparent with the flag set can make us keep everything.
 * https://learn.microsoft.com/azure/azure-monitor/app/opentelemetry-sampling
 *
 * What is not kept is recorded all the same: whether it fails is known at its end alone (keep-failures.ts).
 */
export class TraceIdSampler implements Sampler {
  readonly #percentage: number;

  /** `ratio`: 0 to 1. */
  constructor(ratio: number) {
    this.#percentage = ratio * 100;
  }

  shouldSample(
    context: Context,
    traceId: string,
    _name: string,
    _kind: number,
    _attributes: Attributes,
    links: readonly Link[],
  ): SamplingResult {
    const parent = trace.getSpan(context);
    const above = parent?.spanContext();
    if (parent && above && !above.isRemote) return isKept(above.traceFlags) ? keptAs(parent) : dropped;
    if (links.some((link) => isKept(link.context.traceFlags))) return kept;
    return hashOf(traceId) < this.#percentage ? this.#keptForMany() : dropped;
  }

  #keptForMany(): SamplingResult {
    if (this.#percentage === 100) return kept;
    return { decision: SamplingDecision.RECORD_AND_SAMPLED, attributes: { [sampleRate]: this.#percentage } };
  }

  toString(): string {
    return `TraceIdSampler{${this.#percentage} %}`;
  }
}

const kept: SamplingResult = { decision: SamplingDecision.RECORD_AND_SAMPLED };
const dropped: SamplingResult = { decision: SamplingDecision.RECORD };

/** It stands for as many as the span above it. */
function keptAs(above: Span & { readonly attributes?: Attributes }): SamplingResult {
  const rate = above.attributes?.[sampleRate];
  return rate === undefined ? kept : { ...kept, attributes: { [sampleRate]: rate } };
}

function isKept(traceFlags: number): boolean {
  return (traceFlags & TraceFlags.SAMPLED) !== 0;
}

const largest = 2_147_483_647;

/** 0 to 100: Bernstein's hash (times 33) in 32 bits, as getSamplingHashCode of @azure/monitor-opentelemetry-exporter reckons it. */
export function hashOf(traceId: string): number {
  let hash = 5381;
  for (let index = 0; index < traceId.length; index++)
    hash = ((((hash << 5) + hash) | 0) + (traceId.charCodeAt(index) | 0)) | 0;
  return (Math.min(Math.abs(hash), largest) / largest) * 100;
}
