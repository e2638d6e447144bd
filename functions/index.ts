// The composition root: settings and clients once, then every function. Nothing connects before it is used, and what an instance may not
// need is loaded when it is: the code of triggers other than HTTP, and the libraries of services, which load themselves at first use.
import { app } from '@azure/functions';
import { createAuthenticator } from '../shared/auth/authenticator';
import { blobsOf } from '../shared/blobs/connect';
import { createResumeFiles } from '../shared/blobs/resume-files';
import { createUploadUrls } from '../shared/blobs/upload-url';
import type { Erasures } from '../shared/bulk/erase-lines';
import { readConfig } from '../shared/config';
import { createSender } from '../shared/messaging/sender';
import { createOutcomeWaiter } from '../shared/reading/outcome-waiter';
import { readBulk } from '../shared/reading/read-bulk';
import { readOperations } from '../shared/reading/read-operations';
import { type AccessRecord, recordAccess } from '../shared/reading/record-access';
import { probeDatabase } from '../shared/reading/run';
import { recogniserOf } from '../shared/resume/recognise/connect';
import { createParsePool } from '../shared/resume/sandbox/parse-pool';
import { PoolAtFirstUse } from '../shared/sql/connected';
import { requireSchema } from '../shared/sql/schema-version';
import { untraced } from '../shared/telemetry/span';
import { startTelemetry, type Telemetry } from '../shared/telemetry/start';
import { atFirstCall } from './at-first-call';
import { importsPath, resumesPath } from './blob/paths';
import type { TakeFile } from './blob/resumes';
import { type Closable, endApp } from './end-app';
import type { HttpTools } from './http/handles';
import { probeBlobs } from './http/probe-blobs';
import { sqlReads } from './http/read-handles';
import { registerHttp } from './http/register';
import { batchSpan } from './queue/batch-span';
import { traceFunctions } from './trace-functions';

const config = readConfig();
let telemetry: Telemetry | undefined;
app.hook.appStart(async () => {
  telemetry = await startTelemetry(config.telemetry);
});
app.hook.preInvocation(traceFunctions({ 'profile-commands': batchSpan(config.commandQueue) }));

// Reads have connections of their own, so that neither they nor the writer wait for the other.
const readPool = new PoolAtFirstUse(config.sql, { max: 10, requestTimeoutMs: 5_000, requirement: requireSchema });
const writePool = new PoolAtFirstUse(config.sql, {
  max: 10,
  requirement: async (pool) => {
    const { requireSigningKey } = await import('../shared/writer/chain-key-records.ts');
    await requireSchema(pool);
    await requireSigningKey(pool, config.chainKeys);
  },
});
const sender = createSender(config.serviceBus, config.commandQueue);
const blobs = blobsOf(config.blobs);
// Somebody waits for these.
const promptBlobs = blobsOf(config.blobs, {
  retryOptions: { maxTries: 2, tryTimeoutInMs: 5_000, maxRetryDelayInMs: 500 },
});
const parsers = createParsePool({ children: config.resumes.parsers, heapMb: config.resumes.parserHeapMb });
const open: Closable[] = [parsers, sender, readPool, writePool];
const outcomes = createOutcomeWaiter((keys) => untraced(() => readOperations(readPool, keys)));

const tools: HttpTools = {
  sender,
  outcomes,
  ...sqlReads(readPool, config.chainKeys.all),
  readBulk: (query) => readBulk(readPool, query),
  resumeFiles: createResumeFiles(promptBlobs, createUploadUrls(config.blobs.by, promptBlobs)),
  uploadMinutes: config.resumes.uploadMinutes,
  probes: { queue: () => sender.probe(), sql: () => probeDatabase(readPool), blob: probeBlobs(config.blobs) },
};
const guard = {
  authenticate: createAuthenticator(config.auth),
  recordAccess: (access: AccessRecord) => recordAccess(readPool, access),
};
registerHttp(tools, guard, config.answers);

app.serviceBusQueue('profile-commands', {
  connection: 'ServiceBusConnection',
  queueName: config.commandQueue,
  cardinality: 'many',
  handler: atFirstCall(async () => {
    const { profileCommands } = await import('./queue/profile-commands.ts');
    const { eraseFromImports, eraseProfileFiles } = await import('../shared/bulk/erase-lines.ts');
    const eraseFiles = async (erasures: Erasures) => {
      const storage = await blobs();
      await eraseFromImports(storage, erasures);
      await eraseProfileFiles(storage, erasures);
    };
    return profileCommands({ pool: writePool, chainKey: config.chainKeys.signing, ...config.writer, eraseFiles });
  }),
});

app.storageBlob('imports', {
  connection: 'AzureWebJobsStorage',
  path: importsPath,
  source: 'EventGrid',
  handler: atFirstCall(async () => {
    const { imports } = await import('./blob/imports.ts');
    return imports({ blobs, sender });
  }),
});

let taking: TakeFile | undefined;
async function takeFile(): Promise<TakeFile> {
  const { createTakeFile } = await import('./blob/resumes.ts');
  const { knownParses } = await import('../shared/resume/intake/known-parse.ts');
  taking ??= createTakeFile({
    blobs,
    sender,
    pool: parsers,
    knownParse: knownParses(readPool),
    recogniser: config.resumes.recognition && recogniserOf(config.resumes.recognition),
    awaitScan: config.resumes.awaitScan,
    draftConfidence: config.resumes.draftConfidence,
  });
  return taking;
}

app.storageBlob('resumes', {
  connection: 'AzureWebJobsStorage',
  path: resumesPath,
  source: 'EventGrid',
  handler: atFirstCall(async () => {
    const { resumes } = await import('./blob/resumes.ts');
    return resumes(await takeFile());
  }),
});

app.serviceBusQueue('resume-files', {
  connection: 'ServiceBusConnection',
  queueName: config.resumes.filesQueue,
  cardinality: 'one',
  handler: atFirstCall(async () => {
    const { resumeFiles } = await import('./queue/resume-files.ts');
    return resumeFiles(await takeFile());
  }),
});

app.timer('reconcile-resumes', {
  schedule: config.resumes.reconcileSchedule,
  handler: atFirstCall(async () => {
    const { reconcileResumes } = await import('./timer/reconcile-resumes.ts');
    const { createFileSender } = await import('../shared/messaging/file-sender.ts');
    const { readRecorded } = await import('../shared/reading/read-recorded.ts');
    return reconcileResumes({
      blobs,
      sender: toClose(createFileSender(config.serviceBus, config.resumes.filesQueue)),
      readRecorded: (keys) => readRecorded(readPool, keys),
      afterMinutes: config.resumes.reconcileAfterMinutes,
      awaitScan: config.resumes.awaitScan,
    });
  }),
});

app.timer('anchor-audit', {
  schedule: config.anchorSchedule,
  handler: atFirstCall(async () => {
    const { anchorAudit } = await import('./timer/anchor-audit.ts');
    const { checkHeads, readHeads } = await import('../shared/reading/read-heads.ts');
    return anchorAudit({
      blobs,
      chainKeys: config.chainKeys,
      // An anchor stays for years: nothing is read for one with keys that the database knows otherwise.
      readHeads: () => readHeads(writePool),
      checkHeads: (heads) => checkHeads(readPool, heads),
    });
  }),
});

app.timer('watch', {
  schedule: config.watchSchedule,
  handler: atFirstCall(async () => {
    const { watch } = await import('./timer/watch.ts');
    const { watchQueue } = await import('../shared/messaging/queue-watch.ts');
    const queues = [config.commandQueue, config.resumes.filesQueue];
    return watch(queues.map((queue) => toClose(watchQueue(config.serviceBus, queue))));
  }),
});

app.timer('replay-dead-letters', {
  schedule: config.deadLetterReplaySchedule,
  handler: atFirstCall(async () => {
    const { replayDeadLetters } = await import('./timer/replay-dead-letters.ts');
    const { openDeadLetters } = await import('../shared/messaging/dead-letter-queue.ts');
    const probes = [tools.probes.sql, tools.probes.blob];
    const deadIn = (queue: string) => toClose(openDeadLetters(config.serviceBus, queue));
    return replayDeadLetters(writePool, [
      { queue: deadIn(config.commandQueue), cargo: 'commands', probes },
      { queue: deadIn(config.resumes.filesQueue), cargo: 'files', probes },
    ]);
  }),
});

/** The client, which is closed when the app ends. */
function toClose<T extends Closable>(client: T): T {
  open.push(client);
  return client;
}

app.hook.appTerminate(() => endApp(open, telemetry));
