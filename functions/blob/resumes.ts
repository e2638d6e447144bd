// The trigger of resume files: each file that comes into the container `resumes` is taken in.
import type { InvocationContext, StorageBlobHandler } from '@azure/functions';
import type { BlobServiceClient } from '@azure/storage-blob';
import { busyFullOrAway, patientSend } from '../../shared/bulk/patient-send';
import type { CommandSender } from '../../shared/messaging/sender';
import { resumesContainer } from '../../shared/resume/intake/blob-name';
import type { IntakeTools } from '../../shared/resume/intake/intake';
import { manifestsOf } from '../../shared/resume/intake/manifests';
import { type IntakeOrder, type Taken, takeResume } from '../../shared/resume/intake/take-resume';
import { loggerOf } from '../../shared/telemetry/logger';
import { inSpan } from '../../shared/telemetry/span';

export interface ResumeTools {
  readonly blobs: () => Promise<BlobServiceClient>;
  readonly sender: Pick<CommandSender, 'sendFirst'>;
  readonly pool: IntakeTools['pool'];
  readonly knownParse: IntakeTools['knownParse'];
  readonly recogniser: IntakeTools['recogniser'];
  readonly awaitScan: boolean;
  readonly draftConfidence: number | undefined;
}

/** With the five tries of the host it outlasts a queue that is away for a quarter of an hour. */
const patienceMs = 3 * 60_000;

export type TakeFile = (blobName: string, order?: IntakeOrder) => Promise<Taken>;

/** What every function that finds files calls. */
export function createTakeFile({ blobs, sender, ...tools }: ResumeTools): TakeFile {
  let ready: Promise<Omit<IntakeTools, 'send'>> | undefined;
  const prepare = async () => {
    const container = (await blobs()).getContainerClient(resumesContainer);
    return { ...tools, pool: tracedPool(tools.pool), container, tellOf: manifestsOf(container) };
  };
  return async (blobName, order) => {
    ready ??= prepare();
    const until = Date.now() + patienceMs;
    const sendFirst = patientSend((commands) => sender.sendFirst(commands), { with: busyFullOrAway, until });
    const send: IntakeTools['send'] = async (command) => {
      await sendFirst([command]);
    };
    return takeResume({ ...(await ready), send }, blobName, order);
  };
}

function tracedPool(pool: IntakeTools['pool']): IntakeTools['pool'] {
  return {
    parse: (file) =>
      inSpan({ name: 'parse resume' }, async (span) => {
        const result = await pool.parse(file);
        span.setAttribute('stepkeeper.parse.status', result.status);
        return result;
      }),
  };
}

/** The host hands over the whole file, which is left alone: what is parsed is the one version that is looked at. */
export function resumes(take: TakeFile): StorageBlobHandler {
  return async (_file, context) => {
    const { name } = context.triggerMetadata ?? {};
    if (typeof name !== 'string') throw new TypeError('the trigger names no file');
    const taken = await take(name);
    if (taken.outcome !== 'known' && taken.outcome !== 'gone') tellTaken(context, taken);
  };
}

export function tellTaken(context: InvocationContext, taken: Taken): void {
  const log = loggerOf(context);
  if (taken.outcome !== 'waiting') log.info('resume-taken', { ...taken });
  // Every file waits for its verdict; for Document Intelligence only while something is wrong there.
  else if (taken.reason === 'awaiting-scan') log.info('resume-waits', { ...taken });
  else log.warn('resume-waits', { ...taken });
}
