// The only place that reads the environment. A bad value ends the start, with every fault listed at once.
import * as z from 'zod';
import { type ChainKeys, parseChainKeys, UnusableChainKeys } from './audit/chain-keys';
import { type AuthConfig, readAuth } from './auth/settings';
import { allowedOrigins } from './http/allowed-origins';
import type { AnswerPolicy } from './http/answer-headers';
import { readOnce } from './read-once';
import { type RecognitionAccess, readRecognition } from './resume/recognise/settings';

export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The settings are not usable:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** By connection string (local, or a server of one's own) or by the app's managed identity (Azure). */
export type SqlAccess =
  | { readonly by: 'connection-string'; readonly connectionString: string }
  | {
      readonly by: 'identity';
      readonly server: string;
      readonly database: string;
      readonly clientId: string | undefined;
    };

/** For Service Bus and Blob Storage: `endpoint` is the namespace's host name or the blob service's URL. */
export type ServiceAccess =
  | { readonly by: 'connection-string'; readonly connectionString: string }
  | { readonly by: 'identity'; readonly endpoint: string; readonly clientId: string | undefined };

export interface TelemetryConfig {
  readonly connectionString: string;
  /** The app proves who it is by this managed identity; undefined: it does not. */
  readonly clientId: string | undefined;
  /** What the telemetry calls the app: the host's own goes by the same name. */
  readonly role: string;
  /** Of all traces, 0 to 1; failures are kept in any case. */
  readonly samplingRatio: number;
}

export interface Config {
  readonly sql: SqlAccess;
  readonly serviceBus: ServiceAccess;
  readonly blobs: ServiceAccess;
  readonly commandQueue: string;
  /** Of the audit chain. */
  readonly chainKeys: ChainKeys;
  /** When the ends of all chains are anchored: NCRONTAB. */
  readonly anchorSchedule: string;
  readonly auth: AuthConfig;
  readonly answers: AnswerPolicy;
  /** Where traces and metrics go; undefined for nowhere. */
  readonly telemetry: TelemetryConfig | undefined;
  readonly writer: {
    /** How long passing errors are retried before a batch goes back to the queue: must end inside the message lock. */
    readonly retryBudgetMs: number;
  };
  readonly resumes: {
    /** How many files are parsed at a time, each in a process of its own. */
    readonly parsers: number;
    /** Of such a process, in MB. */
    readonly parserHeapMb: number;
    /** No file is opened before the storage account's malware scan has found it clean. */
    readonly awaitScan: boolean;
    /** Who recognises the text of scans, as the app's identity; undefined: nobody. */
    readonly recognition: RecognitionAccess | undefined;
    /** How sure a field of an imported resume has to be to go into a draft unasked, 0 to 1; undefined: none does. */
    readonly draftConfidence: number | undefined;
    /** How long an address for an upload may be used. */
    readonly uploadMinutes: number;
    /** The queue of files that no event brings. */
    readonly filesQueue: string;
    /** When storage and records are compared: NCRONTAB. */
    readonly reconcileSchedule: string;
    /** Files that came less long ago are left to their event. */
    readonly reconcileAfterMinutes: number;
  };
  /** When the queues are watched, and when what died of an outage goes back on them: NCRONTAB. */
  readonly watchSchedule: string;
  readonly deadLetterReplaySchedule: string;
}

const wholeNumber = z.string().regex(/^\d+$/, 'must be a whole number').transform(Number);
const ratio = z
  .string()
  .regex(/^(?:0(?:\.\d+)?|1(?:\.0+)?)$/, 'must be 0 to 1')
  .transform(Number);
const text = z.string().min(1, 'must not be empty').optional();

const environmentSchema = z.object({
  SQL_CONNECTION_STRING: text,
  SQL_SERVER: text,
  SQL_DATABASE: text,
  ServiceBusConnection: text,
  ServiceBusConnection__fullyQualifiedNamespace: text,
  AzureWebJobsStorage: text,
  AzureWebJobsStorage__blobServiceUri: text,
  AZURE_CLIENT_ID: text,
  APPLICATIONINSIGHTS_CONNECTION_STRING: text,
  OTEL_TRACES_SAMPLER: z
    .literal('microsoft.fixed_percentage', 'must be microsoft.fixed_percentage, by which the host samples too')
    .default('microsoft.fixed_percentage'),
  OTEL_TRACES_SAMPLER_ARG: ratio.default(1),
  PROFILE_COMMANDS_QUEUE: z.string().min(1).default('profile-commands'),
  AUDIT_ANCHOR_SCHEDULE: z.string().min(1).default('0 15 2 * * *'),
  CORS_ALLOWED_ORIGINS: allowedOrigins,
  WRITER_RETRY_BUDGET_SECONDS: wholeNumber.default(40),
  RESUMES_PARSERS: wholeNumber.refine((count) => count >= 1 && count <= 16, 'must be 1 to 16').default(2),
  RESUMES_PARSER_HEAP_MB: wholeNumber.refine((heap) => heap >= 64, 'must be at least 64').default(256),
  RESUMES_UPLOAD_MINUTES: wholeNumber.refine((count) => count >= 1 && count <= 50, 'must be 1 to 50').default(15),
  RESUME_FILES_QUEUE: z.string().min(1).default('resume-files'),
  RESUMES_RECONCILE_SCHEDULE: z.string().min(1).default('0 */5 * * * *'),
  RESUMES_RECONCILE_AFTER_MINUTES: wholeNumber.default(5),
  RESUMES_DRAFT_CONFIDENCE: ratio.optional(),
  WATCH_SCHEDULE: z.string().min(1).default('0 * * * * *'),
  DEAD_LETTER_REPLAY_SCHEDULE: z.string().min(1).default('0 */5 * * * *'),
  RESUMES_AWAIT_SCAN: z.enum(['true', 'false'], 'must be true or false').default('false'),
});

/**
 * What Azure sets on an instance; which of them depends on the plan, and Flex Consumption need not set the first. Core Tools set none
 * of them on a developer's machine (of this family WEBSITE_HOSTNAME alone); a development container may set CONTAINER_NAME, which the
 * local stack takes away. They are those by which the Functions host tells the plans apart:
 * https://github.com/Azure/azure-functions-host, EnvironmentExtensions.cs
 */
const signsOfAzure = ['WEBSITE_INSTANCE_ID', 'WEBSITE_SITE_NAME', 'WEBSITE_POD_NAME', 'CONTAINER_NAME', 'WEBSITE_SKU'];

/** Reads the settings from an environment. Throws ConfigError with every fault. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environmentSchema.safeParse(environment, readOnce);
  const faults = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  // As they stand in the environment: what is missing is told together with what is wrong.
  const e = environment;
  const clientId = e.AZURE_CLIENT_ID;
  const deployed = signsOfAzure.some((name) => e[name]);
  const { auth, faults: authFaults } = readAuth(e, deployed);
  faults.push(...authFaults);
  const { access: recognition, faults: recognitionFaults } = readRecognition(e, deployed, clientId);
  faults.push(...recognitionFaults);
  const { keys: chainKeys, faults: keyFaults } = readChainKeys(e.AUDIT_CHAIN_KEYS);
  faults.push(...keyFaults);
  const sql = sqlAccess(e.SQL_CONNECTION_STRING, e.SQL_SERVER, e.SQL_DATABASE, clientId);
  if (!sql)
    faults.push('SQL_CONNECTION_STRING is missing (or SQL_SERVER and SQL_DATABASE, to connect by managed identity)');
  const serviceBus = serviceAccess(e.ServiceBusConnection, e.ServiceBusConnection__fullyQualifiedNamespace, clientId);
  if (!serviceBus) faults.push('ServiceBusConnection is missing (or ServiceBusConnection__fullyQualifiedNamespace)');
  const blobs = serviceAccess(e.AzureWebJobsStorage, e.AzureWebJobsStorage__blobServiceUri, clientId);
  if (!blobs) faults.push('AzureWebJobsStorage is missing (or AzureWebJobsStorage__blobServiceUri)');
  if (!parsed.success || faults.length > 0 || !auth || !chainKeys || !sql || !serviceBus || !blobs)
    throw new ConfigError(faults);
  const settings = parsed.data;
  return Object.freeze({
    sql,
    serviceBus,
    blobs,
    commandQueue: settings.PROFILE_COMMANDS_QUEUE,
    chainKeys,
    anchorSchedule: settings.AUDIT_ANCHOR_SCHEDULE,
    auth,
    answers: { allowedOrigins: settings.CORS_ALLOWED_ORIGINS, deployed },
    telemetry: settings.APPLICATIONINSIGHTS_CONNECTION_STRING
      ? {
          connectionString: settings.APPLICATIONINSIGHTS_CONNECTION_STRING,
          clientId,
          role: e.WEBSITE_SITE_NAME || 'stepkeeper',
          samplingRatio: settings.OTEL_TRACES_SAMPLER_ARG,
        }
      : undefined,
    writer: { retryBudgetMs: settings.WRITER_RETRY_BUDGET_SECONDS * 1000 },
    resumes: {
      parsers: settings.RESUMES_PARSERS,
      parserHeapMb: settings.RESUMES_PARSER_HEAP_MB,
      awaitScan: settings.RESUMES_AWAIT_SCAN === 'true',
      recognition,
      draftConfidence: settings.RESUMES_DRAFT_CONFIDENCE,
      uploadMinutes: settings.RESUMES_UPLOAD_MINUTES,
      filesQueue: settings.RESUME_FILES_QUEUE,
      reconcileSchedule: settings.RESUMES_RECONCILE_SCHEDULE,
      reconcileAfterMinutes: settings.RESUMES_RECONCILE_AFTER_MINUTES,
    },
    watchSchedule: settings.WATCH_SCHEDULE,
    deadLetterReplaySchedule: settings.DEAD_LETTER_REPLAY_SCHEDULE,
  });
}

function readChainKeys(setting: string | undefined): { readonly keys?: ChainKeys; readonly faults: readonly string[] } {
  try {
    return { keys: parseChainKeys(setting), faults: [] };
  } catch (error) {
    if (!(error instanceof UnusableChainKeys)) throw error;
    return { faults: error.faults.map((fault) => `AUDIT_CHAIN_KEYS ${fault}`) };
  }
}

/** Undefined where the settings name no database. */
export function sqlAccess(
  connectionString?: string,
  server?: string,
  database?: string,
  clientId?: string,
): SqlAccess | undefined {
  if (connectionString) return { by: 'connection-string', connectionString };
  return server && database ? { by: 'identity', server, database, clientId } : undefined;
}

/** Undefined where the settings name no service. */
export function serviceAccess(
  connectionString?: string,
  endpoint?: string,
  clientId?: string,
): ServiceAccess | undefined {
  if (connectionString) return { by: 'connection-string', connectionString };
  return endpoint ? { by: 'identity', endpoint, clientId } : undefined;
}
