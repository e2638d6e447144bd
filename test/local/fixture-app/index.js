// An app for the tests of the local host: each function notes what it was handed, and GET /api/seen/{function} tells.
const { app } = require('@azure/functions');

const seen = {};
const note = (name, what) => {
  seen[name] = [...(seen[name] ?? []), what];
};
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

app.get('seen', { route: 'seen/{name}', handler: async (request) => ({ jsonBody: seen[request.params.name] ?? [] }) });

app.http('echo', {
  route: 'echo/{id:int}/{name?}',
  methods: ['GET', 'POST'],
  handler: async (request, context) => ({
    status: 201,
    headers: { 'x-function': context.functionName },
    jsonBody: {
      method: request.method,
      url: request.url,
      params: request.params,
      query: Object.fromEntries(request.query),
      header: request.headers.get('x-test'),
      body: await request.text(),
      traceParent: context.traceContext.traceParent,
    },
  }),
});

app.post('bytes', {
  handler: async (request) => ({
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(await request.arrayBuffer()),
  }),
});

app.get('files', { route: 'files/{*path}', handler: async (request) => ({ body: request.params.path }) });

app.get('cookies', {
  handler: async () => ({
    cookies: [
      { name: 'session', value: 'a b', httpOnly: true, sameSite: 'Lax', maxAge: 60 },
      { name: 'plain', value: '1' },
    ],
  }),
});

app.get('nothing', { handler: async () => undefined });

app.get('throws', {
  handler: async () => {
    throw new Error('the handler threw');
  },
});

app.get('hangs', { handler: () => new Promise(() => {}) });

app.get('slow', {
  handler: async (_request, context) => {
    context.log('slow has begun');
    await pause(500);
    return { body: 'finished' };
  },
});

app.get('logs', {
  handler: async (_request, context) => {
    context.debug('a quiet line');
    context.log('a line\nof two');
    context.error('a grave line');
    return {};
  },
});

app.get('hooked', { handler: async (_request, context) => ({ jsonBody: { extra: context.extraInputs.get('hook') } }) });

app.serviceBusQueue('batches', {
  connection: 'FixtureBus',
  queueName: '%BATCH_QUEUE%',
  cardinality: 'many',
  handler: async (messages, context) => {
    const { deliveryCountArray } = context.triggerMetadata;
    note('batches', { messages, metadata: context.triggerMetadata });
    if (messages.some(({ pauseMs }) => pauseMs)) await pause(messages.find(({ pauseMs }) => pauseMs).pauseMs);
    if (messages.some(({ failUntil }, index) => failUntil && deliveryCountArray[index] < failUntil)) {
      throw new Error('the batch threw');
    }
    note('batchesDone', messages.length);
  },
});

app.serviceBusQueue('singles', {
  connection: 'FixtureBus',
  queueName: 'singles',
  handler: async (message, context) => {
    note('singles', { message, metadata: context.triggerMetadata });
    if (message.failUntil && context.triggerMetadata.deliveryCount < message.failUntil) throw new Error('threw');
  },
});

app.storageBlob('blobs', {
  connection: 'FixtureStorage',
  path: 'inbox/in/{folder}/{name}.txt',
  source: 'EventGrid',
  handler: async (blob, context) => {
    note('blobs', { text: blob.toString('utf8'), metadata: context.triggerMetadata });
    if (blob.toString('utf8').startsWith('bad')) throw new Error('the blob is bad');
  },
});

app.timer('ticks', {
  schedule: '* * * * * *',
  runOnStartup: true,
  handler: async (timer) => note('ticks', timer),
});

let atOnce = 0;
app.timer('overlaps', {
  schedule: '00:00:00.050',
  handler: async () => {
    note('overlaps', ++atOnce);
    await pause(200);
    atOnce--;
  },
});

app.hook.appStart((context) => {
  context.hookData.started = true;
});
app.hook.appTerminate((context) => {
  process.stderr.write(`terminated, started=${context.hookData.started}\n`);
});
app.hook.preInvocation((context) => {
  context.hookData.before = context.invocationContext.functionName;
  if (context.invocationContext.functionName === 'hooked') context.invocationContext.extraInputs.set('hook', 'pre');
});
app.hook.postInvocation((context) => {
  if (context.hookData.before === 'hooked') context.result = { jsonBody: { ...context.result.jsonBody, post: true } };
});
app.hook.log((context) => {
  if (context.category === 'user') context.message = `[${context.level}] ${context.message}`;
});
