import { ConfigError, readConfig } from '../../shared/config';

const usable = {
  SQL_CONNECTION_STRING: 'Server=sql.example;Database=jobs',
  ServiceBusConnection: 'Endpoint=sb://bus.example/',
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
  AUDIT_CHAIN_KEYS: `2:${Buffer.alloc(32, 2).toString('base64')},1:${Buffer.alloc(32, 1).toString('base64')}`,
  OIDC_ISSUER: 'https://login.example/tenant/v2.0',
  OIDC_AUDIENCE: 'api://jobs',
};

function faultsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

test('the settings of a local app are enough, the rest has its usual value', () => {
  expect(readConfig(usable)).toMatchObject({
    sql: { by: 'connection-string', connectionString: usable.SQL_CONNECTION_STRING },
    commandQueue: 'profile-commands',
    chainKeys: {
      signing: { id: '2', key: Buffer.alloc(32, 2) },
      all: new Map([
        ['2', Buffer.alloc(32, 2)],
        ['1', Buffer.alloc(32, 1)],
      ]),
    },
    anchorSchedule: '0 15 2 * * *',
    auth: {
      mode: 'oidc',
      issuer: usable.OIDC_ISSUER,
      audience: usable.OIDC_AUDIENCE,
      jwksUri: undefined,
      algorithms: ['RS256'],
      clockSkewSeconds: 60,
      claims: { roles: 'roles', subject: 'sub', profileId: undefined },
    },
    answers: { allowedOrigins: new Set(), deployed: false },
    writer: { retryBudgetMs: 40_000 },
    resumes: {
      parsers: 2,
      parserHeapMb: 256,
      awaitScan: false,
      recognition: undefined,
      draftConfidence: undefined,
      uploadMinutes: 15,
      filesQueue: 'resume-files',
      reconcileSchedule: '0 */5 * * * *',
      reconcileAfterMinutes: 5,
    },
    watchSchedule: '0 * * * * *',
    deadLetterReplaySchedule: '0 */5 * * * *',
  });
});

test('with no settings at all, everything that is missing is told at once', () => {
  const faults = faultsOf({}).join('\n');
  for (const name of [
    'SQL_CONNECTION_STRING',
    'ServiceBusConnection',
    'AzureWebJobsStorage',
    'AUDIT_CHAIN_KEYS',
    'OIDC_ISSUER',
    'OIDC_AUDIENCE',
  ])
    expect(faults).toContain(name);
});

test('a bad value is told together with a missing one', () => {
  const faults = faultsOf({ ...usable, AUDIT_CHAIN_KEYS: '1:c2hvcnQ=', AzureWebJobsStorage: undefined });
  expect(faults).toEqual([
    'AUDIT_CHAIN_KEYS have only 5 bytes as the key 1: 32 or more random ones are needed',
    'AzureWebJobsStorage is missing (or AzureWebJobsStorage__blobServiceUri)',
  ]);
});

test('how resumes are taken in is said in words that are checked', () => {
  const given = {
    RESUMES_PARSERS: '1',
    RESUMES_PARSER_HEAP_MB: '192',
    RESUMES_AWAIT_SCAN: 'true',
    RESUMES_UPLOAD_MINUTES: '5',
    RESUMES_DRAFT_CONFIDENCE: '0.8',
  };
  const resumes = { parsers: 1, parserHeapMb: 192, awaitScan: true, uploadMinutes: 5, draftConfidence: 0.8 };
  expect(readConfig({ ...usable, ...given }).resumes).toMatchObject(resumes);
  const wrong = {
    RESUMES_PARSERS: '0',
    RESUMES_PARSER_HEAP_MB: '8',
    RESUMES_AWAIT_SCAN: 'yes',
    RESUMES_UPLOAD_MINUTES: '51',
    RESUMES_DRAFT_CONFIDENCE: '80',
  };
  expect(faultsOf({ ...usable, ...wrong })).toEqual([
    'RESUMES_PARSERS must be 1 to 16',
    'RESUMES_PARSER_HEAP_MB must be at least 64',
    'RESUMES_UPLOAD_MINUTES must be 1 to 50',
    'RESUMES_DRAFT_CONFIDENCE must be 0 to 1',
    'RESUMES_AWAIT_SCAN must be true or false',
  ]);
});

describe('scans', () => {
  const endpoint = 'https://scans.cognitiveservices.azure.com/';
  const recognitionOf = (environment: NodeJS.ProcessEnv) =>
    readConfig({ ...usable, ...environment }).resumes.recognition;

  test('are recognised where a resource is named, by its cheaper model unless the other one is', () => {
    expect(recognitionOf({})).toBeUndefined();
    expect(recognitionOf({ RESUMES_OCR_MODEL: 'prebuilt-layout' })).toBeUndefined();
    const access = { endpoint, model: 'prebuilt-read', clientId: undefined };
    expect(recognitionOf({ RESUMES_OCR_ENDPOINT: endpoint })).toEqual(access);
    const given = { RESUMES_OCR_ENDPOINT: endpoint, RESUMES_OCR_MODEL: 'prebuilt-layout', AZURE_CLIENT_ID: 'the-app' };
    expect(recognitionOf(given)).toEqual({ endpoint, model: 'prebuilt-layout', clientId: 'the-app' });
  });

  test('are sent nowhere without TLS but to a trial on this machine', () => {
    const local = { RESUMES_OCR_ENDPOINT: 'http://127.0.0.1:5000' };
    expect(recognitionOf(local)?.endpoint).toBe('http://127.0.0.1:5000');
    expect(faultsOf({ ...usable, ...local, WEBSITE_INSTANCE_ID: 'x' })).toEqual([
      expect.stringMatching(/^RESUMES_OCR_ENDPOINT must be the address of a Document Intelligence resource/),
    ]);
  });

  test.each([
    ['', /such as https:/],
    ['scans.cognitiveservices.azure.com', /such as https:/],
    ['http://scans.cognitiveservices.azure.com', /such as https:/],
    ['https://scans.cognitiveservices.azure.com?key=1', /such as https:/],
    ['https://user:secret@scans.cognitiveservices.azure.com', /such as https:/],
    ['https://westeurope.api.cognitive.microsoft.com', /custom subdomain/],
  ])('at %j could not be recognised', (given, why) => {
    const [fault, ...others] = faultsOf({ ...usable, RESUMES_OCR_ENDPOINT: given });
    expect(others).toEqual([]);
    expect(fault).toMatch(/^RESUMES_OCR_ENDPOINT /);
    expect(fault).toMatch(why);
    expect(fault).not.toContain('secret');
  });

  test('are read by a model that reads', () => {
    const given = { RESUMES_OCR_ENDPOINT: endpoint, RESUMES_OCR_MODEL: 'prebuilt-invoice' };
    expect(faultsOf({ ...usable, ...given })).toEqual(['RESUMES_OCR_MODEL must be prebuilt-read or prebuilt-layout']);
  });
});

describe('who asks', () => {
  const authOf = (environment: NodeJS.ProcessEnv) => readConfig({ ...usable, ...environment }).auth;

  test('is proven by tokens as the settings say', () => {
    const given = {
      OIDC_JWKS_URI: 'https://keys.example/jwks',
      OIDC_ALGORITHMS: 'ES256, PS256,ES256',
      OIDC_CLOCK_SKEW_SECONDS: '300',
      AUTH_ROLES_CLAIM: 'https://jobs.example/roles',
      AUTH_SUBJECT_CLAIM: 'oid',
      AUTH_PROFILE_CLAIM: 'profileId',
    };
    expect(authOf(given)).toMatchObject({
      jwksUri: 'https://keys.example/jwks',
      algorithms: ['ES256', 'PS256'],
      clockSkewSeconds: 300,
      claims: { roles: 'https://jobs.example/roles', subject: 'oid', profileId: 'profileId' },
    });
  });

  test.each([
    [{ AUTH_MODE: 'development' }, 'AUTH_MODE must be oidc or app-service'],
    [{ OIDC_ALGORITHMS: 'none' }, 'OIDC_ALGORITHMS must name'],
    [{ OIDC_ALGORITHMS: 'RS256,HS256' }, 'OIDC_ALGORITHMS must name'],
    [{ OIDC_ALGORITHMS: '' }, 'OIDC_ALGORITHMS must name'],
    [{ OIDC_CLOCK_SKEW_SECONDS: '301' }, 'OIDC_CLOCK_SKEW_SECONDS must be a whole number from 0 to 300'],
    [{ OIDC_CLOCK_SKEW_SECONDS: '-1' }, 'OIDC_CLOCK_SKEW_SECONDS must be a whole number from 0 to 300'],
    [{ OIDC_ISSUER: 'login.example' }, 'OIDC_ISSUER must be a URL'],
    [{ OIDC_AUDIENCE: '' }, 'OIDC_AUDIENCE must not be empty'],
    [{ AUTH_SUBJECT_CLAIM: '' }, 'AUTH_SUBJECT_CLAIM must not be empty'],
    [{ AUTH_MODE: 'app-service' }, 'AUTH_MODE=app-service trusts a header that anybody could send'],
    [{ AUTH_MODE: 'app-service', WEBSITE_AUTH_ENABLED: 'False' }, 'AUTH_MODE=app-service trusts a header'],
  ])('%j is refused with why', (environment, why) => {
    expect(faultsOf({ ...usable, ...environment })).toEqual([expect.stringContaining(why)]);
  });

  test('is proven by App Service where the platform says that it does, and then no issuer is needed', () => {
    const { OIDC_ISSUER: _, OIDC_AUDIENCE: __, ...rest } = usable;
    const { auth } = readConfig({ ...rest, AUTH_MODE: 'app-service', WEBSITE_AUTH_ENABLED: 'True' });
    expect(auth).toEqual({ mode: 'app-service', claims: { roles: 'roles', subject: 'sub', profileId: undefined } });
  });
});

const local = [
  'http://login.example',
  'http://127.0.0.1:7072',
  'https://127.8.9.1',
  'https://localhost:7072',
  'https://issuer.localhost',
  'https://LOCALHOST.',
  'https://[::1]:7072',
  'https://[::ffff:127.0.0.1]',
  'https://0.0.0.0',
  'https://2130706433',
];
const why = 'must be https and on another machine: only the local stack may trust a local issuer';

describe('a local issuer', () => {
  test.each(local)('at %s, or its keys, is trusted where the local stack says so', (address) => {
    const allowed = { ...usable, OIDC_ALLOW_LOCAL_ISSUER: 'true', WEBSITE_HOSTNAME: 'localhost:7071' };
    expect(readConfig({ ...allowed, OIDC_ISSUER: address }).auth).toMatchObject({ issuer: address });
    expect(readConfig({ ...allowed, OIDC_JWKS_URI: address }).auth).toMatchObject({ jwksUri: address });
  });

  test.each(local)('at %s, or its keys, is refused where nobody says so, whatever the plan sets', (address) => {
    for (const allow of [{}, { OIDC_ALLOW_LOCAL_ISSUER: 'false' }]) {
      expect(faultsOf({ ...usable, ...allow, OIDC_ISSUER: address })).toEqual([`OIDC_ISSUER ${why}`]);
      expect(faultsOf({ ...usable, ...allow, OIDC_JWKS_URI: address })).toEqual([`OIDC_JWKS_URI ${why}`]);
    }
  });

  test('is allowed by true alone', () => {
    const given = { ...usable, OIDC_ISSUER: 'http://127.0.0.1:7072', OIDC_ALLOW_LOCAL_ISSUER: '1' };
    expect(faultsOf(given)).toEqual(['OIDC_ALLOW_LOCAL_ISSUER must be true or false', `OIDC_ISSUER ${why}`]);
  });
});

describe.each(['WEBSITE_INSTANCE_ID', 'WEBSITE_SITE_NAME', 'WEBSITE_POD_NAME', 'CONTAINER_NAME', 'WEBSITE_SKU'])(
  'an app that Azure has deployed, with %s alone',
  (sign) => {
    const deployed = { ...usable, [sign]: 'a1' };

    test('starts with an issuer of the internet, and says that clients come by TLS', () => {
      expect(readConfig(deployed).answers).toEqual({ allowedOrigins: new Set(), deployed: true });
    });

    test('does not start with a local issuer or its keys, even where it is told that it may', () => {
      for (const address of local) {
        const given = { ...deployed, OIDC_ALLOW_LOCAL_ISSUER: 'true' };
        expect(faultsOf({ ...given, OIDC_ISSUER: address })).toEqual([`OIDC_ISSUER ${why}`]);
        expect(faultsOf({ ...given, OIDC_JWKS_URI: address })).toEqual([`OIDC_JWKS_URI ${why}`]);
      }
    });
  },
);

describe('the origins whose pages may ask', () => {
  const originsOf = (list: string) => readConfig({ ...usable, CORS_ALLOWED_ORIGINS: list }).answers.allowedOrigins;

  test('are listed one by one', () => {
    expect(originsOf('https://app.example, http://localhost:5173,')).toEqual(
      new Set(['https://app.example', 'http://localhost:5173']),
    );
    expect(originsOf('')).toEqual(new Set());
  });

  test.each([
    '*',
    'https://*.example',
    'https://app.example/',
    'https://app.example:443',
    'HTTPS://app.example',
    'app.example',
    'null',
    'file://x',
  ])('are never %s', (origin) => {
    expect(faultsOf({ ...usable, CORS_ALLOWED_ORIGINS: `https://app.example,${origin}` })).toEqual([
      expect.stringMatching(/^CORS_ALLOWED_ORIGINS must /),
    ]);
  });
});

test('telemetry goes nowhere unless it is told where, and keeps every trace unless it is told which share', () => {
  const on = { ...usable, APPLICATIONINSIGHTS_CONNECTION_STRING: 'InstrumentationKey=k', AZURE_CLIENT_ID: 'id' };
  expect(readConfig(usable).telemetry).toBeUndefined();
  expect(readConfig(on).telemetry).toEqual({
    connectionString: 'InstrumentationKey=k',
    clientId: 'id',
    role: 'stepkeeper',
    samplingRatio: 1,
  });
  expect(readConfig({ ...on, OTEL_TRACES_SAMPLER_ARG: '0.25' }).telemetry).toMatchObject({ samplingRatio: 0.25 });
  expect(faultsOf({ ...on, OTEL_TRACES_SAMPLER: 'always_on', OTEL_TRACES_SAMPLER_ARG: '25' })).toEqual([
    'OTEL_TRACES_SAMPLER must be microsoft.fixed_percentage, by which the host samples too',
    'OTEL_TRACES_SAMPLER_ARG must be 0 to 1',
  ]);
});
