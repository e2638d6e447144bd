// Two small tables of people and their jobs, with keys of any type, and a mapping of them in a file.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'mssql';
import { createPool, type PoolOptions } from '../../../shared/sql/pool';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';

export interface Person {
  readonly key: string;
  /** By which he becomes a profile. */
  readonly account: string;
}

export interface People extends FreshDatabase {
  readonly mappingFile: string;
  /** Connections as somebody else makes them; closed with the database. */
  poolWith(options: PoolOptions): Promise<sql.ConnectionPool>;
  /** One job for the person of that key; whether there is such a person nobody asks. */
  addJob(person: string | null): Promise<void>;
}

/** Each person has one job. `keyType`: of the people's key, for example `nvarchar(40)`. */
export async function peopleWithJobs(keyType: string, people: readonly Person[]): Promise<People> {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'stepkeeper-people-'));
  const mappingFile = join(folder, 'people.json');
  await writeFile(mappingFile, JSON.stringify(peopleMapping));
  const run = (text: string, parameters: Readonly<Record<string, string | null>> = {}) => {
    const request = database.pool.request();
    for (const [name, value] of Object.entries(parameters)) request.input(name, sql.NVarChar(sql.MAX), value);
    return request.query(text);
  };
  await run(`CREATE TABLE dbo.Person (personKey ${keyType} NOT NULL PRIMARY KEY, account uniqueidentifier NOT NULL);
CREATE TABLE dbo.Job (jobId int IDENTITY(1,1) NOT NULL PRIMARY KEY, personKey ${keyType} NULL, employer nvarchar(100) NULL,
    title nvarchar(100) NULL, startDate date NULL);`);
  const given = `OPENJSON(@people) WITH (personKey ${keyType} '$.key', account uniqueidentifier '$.account') AS j`;
  const all = { people: JSON.stringify(people) };
  await run(`INSERT INTO dbo.Person (personKey, account) SELECT j.personKey, j.account FROM ${given};`, all);
  const job = 'INSERT INTO dbo.Job (personKey, employer, title, startDate)';
  await run(`${job} SELECT j.personKey, N'Ørsted', N'Engineer', '2020-02-01' FROM ${given};`, all);
  const pools: sql.ConnectionPool[] = [];
  return {
    ...database,
    mappingFile,
    poolWith: (options) => {
      const pool = createPool({ by: 'connection-string', connectionString: database.connectionString }, options);
      pools.push(pool);
      return pool.connect();
    },
    addJob: async (person) => {
      await run(`${job} VALUES (CAST(@person AS ${keyType}), N'Nobody', N'None', '2021-01-01');`, { person });
    },
    drop: async () => {
      for (const pool of pools) await pool.close();
      await rm(folder, { recursive: true });
      await database.drop();
    },
  };
}

const peopleMapping = {
  version: 1,
  name: 'people',
  profiles: { table: 'dbo.Person', key: 'personKey', profileId: { by: 'column', column: 'account' } },
  sources: [
    {
      name: 'jobs',
      table: 'dbo.Job',
      key: 'jobId',
      user: 'personKey',
      section: 'work-experience',
      fields: {
        employer: { column: 'employer' },
        title: { column: 'title' },
        startDate: { column: 'startDate' },
      },
    },
  ],
} as const;

/** A UUID that tells its number; numbers that follow each other are far apart in the order of uniqueidentifier. */
export function accountOf(number: number): string {
  const digits = number.toString(16).padStart(4, '0');
  const mixed = ((number * 40_503) % 65_536).toString(16).padStart(4, '0');
  return `${mixed}${digits}-0000-4000-8000-${mixed}0000${digits}`;
}
