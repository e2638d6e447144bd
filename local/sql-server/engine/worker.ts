// One database: an embedded Postgres in a thread of its own, which runs one job after the other.
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type messages, PGlite, protocol } from '@electric-sql/pglite';
import { SqlError } from '../errors';
import { templateFile } from './template';
import type { Done, EngineFailure, EngineResult, Job } from './worker-messages';

/** What a database is opened from: `folder` on disk or in memory, loaded from the template when it is `fresh`. */
export interface DatabaseSource {
  readonly folder: string | undefined;
  readonly fresh: boolean;
}

const port = parentPort;
if (!port) throw new SqlError(50501, 'this file runs as a worker thread only');

const { folder, fresh } = workerData as DatabaseSource;
const { serialize } = protocol;

// The engine's client would take a U+FEFF at the beginning of a text for a byte order mark and drop it.
globalThis.TextDecoder = class extends TextDecoder {
  constructor(label?: string, options?: ConstructorParameters<typeof TextDecoder>[1]) {
    super(label, { ...options, ignoreBOM: true });
  }
};

async function open(): Promise<PGlite> {
  const template = fresh ? { loadDataDir: new Blob([readFileSync(await templateFile())]) } : {};
  const database = await PGlite.create({ ...(folder ? { dataDir: folder } : {}), ...template });
  await database.exec(
    'SET search_path = dbo, tsql; SET TimeZone = UTC; SET DateStyle = ISO; SET extra_float_digits = 1',
  );
  return database;
}

async function run(database: PGlite, job: Job): Promise<Done> {
  const [first = '', ...more] = job.sql;
  const request = more.length
    ? [serialize.query(job.sql.join(';\n'))]
    : [
        serialize.parse({ text: first }),
        serialize.bind({ values: [...job.values] }),
        serialize.describe({ type: 'P' }),
        serialize.execute({}),
        serialize.sync(),
      ];
  const { messages: answer } = await database.execProtocol(Buffer.concat(request), { throwOnError: false });
  const error = answer.find((message): message is messages.DatabaseError => message.name === 'error');
  return error ? { id: job.id, failure: failureOf(error) } : { id: job.id, result: resultOf(answer) };
}

function resultOf(answer: readonly { readonly name: string }[]): EngineResult {
  const columns: EngineResult['columns'][number][] = [];
  const rows: (string | null)[][] = [];
  let rowCount = 0;
  for (const message of answer as readonly (
    | messages.RowDescriptionMessage
    | messages.DataRowMessage
    | messages.CommandCompleteMessage
  )[]) {
    if (message.name === 'dataRow') rows.push((message as messages.DataRowMessage).fields);
    else if (message.name === 'commandComplete') {
      rowCount = Number(/\d+$/.exec((message as messages.CommandCompleteMessage).text)?.[0] ?? 0);
    } else if (message.name === 'rowDescription') {
      for (const field of (message as messages.RowDescriptionMessage).fields) {
        columns.push({ name: field.name, type: field.dataTypeID, modifier: field.dataTypeModifier });
      }
    }
  }
  return { columns, rows, rowCount };
}

function failureOf(error: messages.DatabaseError): EngineFailure {
  return {
    code: error.code ?? 'XX000',
    message: error.message,
    detail: error.detail ?? '',
    schema: error.schema ?? '',
    table: error.table ?? '',
    column: error.column ?? '',
    constraint: error.constraint ?? '',
    dataType: error.dataType ?? '',
  };
}

open().then((database) => {
  port.on('message', (message: Job | 'close') => {
    if (message === 'close') database.close().finally(() => port.close());
    else run(database, message).then((done) => port.postMessage(done));
  });
  port.postMessage('open');
});
