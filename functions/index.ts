// The composition root: settings and clients once, then every function. Nothing connects before it is used.
import { app } from '@azure/functions';
import { createAuthenticator } from '../shared/auth/authenticator';
import { blobsOf } from '../shared/blobs/connect';
import { createResumeFiles } from '../shared/blobs/resume-files';
import { createUploadUrls } from '../shared/blobs/upload-url';
import { type Erasures, eraseFromImports, eraseProfileFiles } from '../shared/bulk/erase-lines';
import { readConfig } from '../shared/config';
import { openDeadLetters } from '../shared/messaging/dead-letter-queue';
import { createFileSender } from '../shared/messaging/file-sender';
import { watchQueue } from '../shared/messaging/queue-watch';
import { createSender } from '../shared/messaging/sender';
import { createOutcomeWaiter } from '../shared/reading/outcome-waiter';
import { readBulk } from '../shared/reading/read-bulk';
import { checkHeads, readHeads } from '../shared/reading/read-heads';
import { readOperations } from '../shared/reading/read-operations';
import { readRecorded } from '../shared/reading/read-recorded';
import { type AccessRecord, recordAccess } from '../shared/reading/record-access';
import { probeDatabase } from '../shared/reading/run';
import { knownParses } from '../shared/resume/intake/known-parse';
import { recogniserOf } from '../shared/resume/recognise/connect';
import { createParsePool } from '../shared/resume/sandbox/parse-pool';
import { PoolAtFirstUse } from '../shared/sql/connected';
import { requireSchema } from '../shared/sql/schema-version';
import { untraced } from '../shared/telemetry/span';
import { startTelemetry, type Telemetry } from '../shared/telemetry/start';
import { requireSigningKey } from '../shared/writer/chain-key-records';
import { imports, importsPath } from './blob/imports';
import { createTakeFile, resumes, resumesPath } from './blob/resumes';
import type { HttpTools } from './http/handles';
import { probeBlobs } from './http/probe-blobs';
import { sqlReads } from './http/read-handles';
import { registerHttp } from './http/register';
import { batchSpan, profileCommands } from './queue/profile-commands';
import { resumeFiles } from './queue/resume-files';
import { anchorAudit } from './timer/anchor-audit';
import { reconcileResumes } from './timer/reconcile-resumes';
import { replayDeadLetters } from './timer/replay-dead-letters';
import { watch } from './timer/watch';
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
    await requireSchema(pool);
    await requireSigningKey(pool, config.chainKeys);
  },
});
const sender = createSender(config.serviceBus, config.commandQueue);
const fileSender = createFileSender(config.serviceBus, config.resumes.filesQueue);
const blobs = blobsOf(config.blobs);
// Somebody waits for these.
const promptBlobs = blobsOf(config.blobs, {
  retryOptions: { maxTries: 2, tryTimeoutInMs: 5_000, maxRetryDelayInMs: 500 },
});
const parsers = createParsePool({ children: config.resumes.parsers, heapMb: config.resumes.parserHeapMb });
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
  handler: profileCommands({ pool: writePool, chainKey: config.chainKeys.signing, ...config.writer, eraseFiles }),
});

app.storageBlob('imports', {
  connection: 'AzureWebJobsStorage',
  path: importsPath,
  source: 'EventGrid',
  handler: imports({ blobs, sender }),
});

const takeFile = createTakeFile({
  blobs,
  sender,
  pool: parsers,
  knownParse: knownParses(readPool),
  recogniser: config.resumes.recognition && recogniserOf(config.resumes.recognition),
  awaitScan: config.resumes.awaitScan,
  draftConfidence: config.resumes.draftConfidence,
});

app.storageBlob('resumes', {
  connection: 'AzureWebJobsStorage',
  path: resumesPath,
  source: 'EventGrid',
  handler: resumes(takeFile),
});

app.serviceBusQueue('resume-files', {
  connection: 'ServiceBusConnection',
  queueName: config.resumes.filesQueue,
  cardinality: 'one',
  handler: resumeFiles(takeFile),
});

app.timer('reconcile-resumes', {
  schedule: config.resumes.reconcileSchedule,
  handler: reconcileResumes({
    blobs,
    sender: fileSender,
    readRecorded: (keys) => readRecorded(readPool, keys),
    afterMinutes: config.resumes.reconcileAfterMinutes,
    awaitScan: config.resumes.awaitScan,
  }),
});

app.timer('anchor-audit', {
  schedule: config.anchorSchedule,
  handler: anchorAudit({
    blobs,
    chainKeys: config.chainKeys,
    readHeads: () => readHeads(readPool),
    checkHeads: (heads) => checkHeads(readPool, heads),
  }),
});

const queueWatches = [config.commandQueue, config.resumes.filesQueue].map((queue) =>
  watchQueue(config.serviceBus, queue),
);
app.timer('watch', { schedule: config.watchSchedule, handler: watch(queueWatches) });

const deadCommands = openDeadLetters(config.serviceBus, config.commandQueue);
const deadFiles = openDeadLetters(config.serviceBus, config.resumes.filesQueue);
app.timer('replay-dead-letters', {
  schedule: config.deadLetterReplaySchedule,
  handler: replayDeadLetters(writePool, [
    { queue: deadCommands, cargo: 'commands', probes: [tools.probes.sql, tools.probes.blob] },
    { queue: deadFiles, cargo: 'files', probes: [tools.probes.sql, tools.probes.blob] },
  ]),
});

async function eraseFiles(erasures: Erasures): Promise<void> {
  const storage = await blobs();
  await eraseFromImports(storage, erasures);
  await eraseProfileFiles(storage, erasures);
}

app.hook.appTerminate(async () => {
  const clients = [sender, fileSender, ...queueWatches, deadCommands, deadFiles, readPool, writePool];
  await Promise.all([parsers, ...clients].map((client) => client.close()));
  await telemetry?.stop();
});
