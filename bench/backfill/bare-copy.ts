// The limit of a backfill: `INSERT … SELECT` of the same columns of the same rows, inside the server, from the tables that the backfill
// has filled into twins of them with every key, check, foreign key and index. Nothing is read out, parsed, hashed or decided.
import type sql from 'mssql';
import { migrationsFolder } from '../../cli/migrate/command';
import { schemasOf, scratchBatches } from '../../cli/migrate/schema/scratch-batches';
import { readSteps } from '../../cli/migrate/steps';
import { sections } from '../../shared/sections/all';

export interface BareCopy {
  /** Of all tables that a backfill fills, but its own records. */
  readonly rows: number;
  readonly seconds: number;
  /** Of the sections' tables alone. */
  readonly sectionRows: number;
  readonly sectionSeconds: number;
}

const twin = (schema: string) => `bare_${schema}`;

/** Owners before what they own. */
const tables: readonly string[] = [
  'profile.Profile',
  ...sections.filter(({ enteredBy }) => enteredBy === 'candidate').map(({ table }) => table),
  'builder.StepProgress',
  'audit.ChangeSet',
  'audit.Change',
  'ops.Operation',
];

export async function copyBare(pool: sql.ConnectionPool): Promise<BareCopy> {
  await makeTwins(pool);
  let copied: BareCopy = { rows: 0, seconds: 0, sectionRows: 0, sectionSeconds: 0 };
  for (const table of tables) {
    const columns = (await columnsOf(pool, table)).join(', ');
    const [schema = '', name = ''] = table.split('.');
    const statement = `INSERT INTO ${twin(schema)}.${name} (${columns})
SELECT ${columns}
FROM ${table};`;
    const start = performance.now();
    const { rowsAffected } = await pool.request().query(statement);
    const seconds = (performance.now() - start) / 1000;
    const rows = rowsAffected[0] ?? 0;
    const isSection = sections.some((section) => section.table === table);
    copied = {
      rows: copied.rows + rows,
      seconds: copied.seconds + seconds,
      sectionRows: copied.sectionRows + (isSection ? rows : 0),
      sectionSeconds: copied.sectionSeconds + (isSection ? seconds : 0),
    };
  }
  return copied;
}

async function makeTwins(pool: sql.ConnectionPool): Promise<void> {
  const steps = await readSteps(migrationsFolder);
  const names = new Map(schemasOf(steps).map((schema) => [schema, twin(schema)]));
  for (const batch of steps.flatMap((step) => scratchBatches(step, names))) await pool.request().batch(batch);
}

/** Those that are not numbered by the server: of these no table has more than one, and its name says so. */
const numbered = new Set(['changeSetId', 'changeId', 'operationNumber']);

async function columnsOf(pool: sql.ConnectionPool, table: string): Promise<string[]> {
  const [schema, name] = table.split('.');
  const { recordset } = await pool
    .request()
    .input('schema', schema)
    .input('name', name)
    .query<{ column: string }>(`SELECT COLUMN_NAME AS [column] FROM INFORMATION_SCHEMA.COLUMNS
WHERE TABLE_SCHEMA = @schema AND TABLE_NAME = @name ORDER BY ORDINAL_POSITION;`);
  return recordset.map(({ column }) => column).filter((column) => !numbered.has(column));
}
