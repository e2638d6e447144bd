// What somebody changes in the live tables is found; what a DBA may do to them is a note; and looking leaves nothing behind.

import { migrationsFolder } from '../../../cli/migrate/command';
import { migrateUp } from '../../../cli/migrate/run';
import type { Difference } from '../../../cli/migrate/schema/compare-schema';
import { SchemaNotRemade, ScratchSchemaExists, StepNotRepeatable } from '../../../cli/migrate/schema/errors';
import { lineOf } from '../../../cli/migrate/schema/fact';
import { verificationLines, verifySchema } from '../../../cli/migrate/schema/verify-schema';
import { readSteps, type Step } from '../../../cli/migrate/steps';
import { emptyDatabase, type FreshDatabase } from '../../database/fresh-database';
import { rowsAt } from './rows-at';
import { linesOf, liveFacts } from './schema-of';

let database: FreshDatabase;
let steps: Step[];

beforeAll(async () => {
  steps = await readSteps(migrationsFolder);
  database = await emptyDatabase();
  await migrateUp(database.pool, steps, () => undefined);
  for (const insert of rowsAt(steps.length)) await database.pool.request().batch(insert);
});
afterAll(() => database?.drop());

const verify = (upTo = steps.length) => verifySchema(database.pool, steps, upTo);
const live = async () => linesOf(await liveFacts(database.pool, steps));

async function schemas(): Promise<string[]> {
  const { recordset } = await database.pool
    .request()
    .query("SELECT name FROM sys.schemas WHERE name LIKE 'stepkeeper%';");
  return recordset.map(({ name }) => name);
}

/** In lower case, as servers differ in the case of names: what is wrong, and with what. */
function told(differences: readonly Difference[]): string[] {
  return differences.map((one) => {
    if (one.kind !== 'different') return `${one.kind} ${lineOf(one.fact)}`.toLowerCase();
    return `${one.kind} ${one.expected.key}: ${one.expected.value} | ${one.found.value}`.toLowerCase();
  });
}

test('a migrated database with rows in it has no drift, and verifying leaves nothing behind', async () => {
  const before = await live();
  const verification = await verify();
  expect(verification).toMatchObject({ differences: [], notes: [], compared: before.length });
  expect(verificationLines(verification)).toEqual([
    `The schema is as the migrations make it: ${before.length} facts compared.`,
  ]);
  expect(await live()).toEqual(before);
  expect(await schemas()).toEqual([]);
  const { recordset } = await database.pool.request().query('SELECT COUNT(*) AS n FROM profile.Address;');
  expect(recordset[0]?.n).toBe(1);
});

/** What is done to the live tables, what is to be told, and how it is put right. */
const drifts: readonly (readonly [name: string, change: string[], expected: RegExp[], back: string[]])[] = [
  [
    'an index that was dropped',
    ['DROP INDEX IX_Change_item ON audit.Change;'],
    [/^missing index audit\.change ix_change_item\S* nonclustered \(profileid, entity, itemid, sequence\)$/],
    ['CREATE NONCLUSTERED INDEX IX_Change_item ON audit.Change (profileId, entity, itemId, sequence);'],
  ],
  [
    'an index with other columns',
    [
      'DROP INDEX IX_Access_profile ON audit.Access;',
      'CREATE NONCLUSTERED INDEX IX_Access_profile ON audit.Access (accessId, profileId);',
    ],
    [
      /^different index audit\.access ix_access_profile\S*: nonclustered \(profileid, accessid\) \| nonclustered \(accessid, profileid\)$/,
    ],
    [
      'DROP INDEX IX_Access_profile ON audit.Access;',
      'CREATE NONCLUSTERED INDEX IX_Access_profile ON audit.Access (profileId, accessId);',
    ],
  ],
  [
    'a column that was added',
    ['ALTER TABLE profile.Address ADD nickname nvarchar(20) NULL;'],
    [/^unexpected column profile\.address\.nickname nvarchar\(20\) null$/],
    ['ALTER TABLE profile.Address DROP COLUMN nickname;'],
  ],
  [
    'a column that was dropped',
    ['ALTER TABLE profile.Profile DROP COLUMN erasedOperationId;'],
    [/^missing column profile\.profile\.erasedoperationid uniqueidentifier null$/],
    ['ALTER TABLE profile.Profile ADD erasedOperationId uniqueidentifier NULL;'],
  ],
  [
    'a column of another type',
    [
      'ALTER TABLE profile.Profile DROP COLUMN erasedOperationId;',
      'ALTER TABLE profile.Profile ADD erasedOperationId nvarchar(36) NULL;',
    ],
    [/^different column profile\.profile\.erasedoperationid: uniqueidentifier null \| nvarchar\(36\) null$/],
    [
      'ALTER TABLE profile.Profile DROP COLUMN erasedOperationId;',
      'ALTER TABLE profile.Profile ADD erasedOperationId uniqueidentifier NULL;',
    ],
  ],
  [
    'a column that may be null now',
    ['ALTER TABLE audit.Access DROP COLUMN createdBy;', 'ALTER TABLE audit.Access ADD createdBy nvarchar(200) NULL;'],
    [/^different column audit\.access\.createdby: nvarchar\(200\) not null \| nvarchar\(200\) null$/],
    [
      'DELETE FROM audit.Access;',
      'ALTER TABLE audit.Access DROP COLUMN createdBy;',
      'ALTER TABLE audit.Access ADD createdBy nvarchar(200) NOT NULL;',
    ],
  ],
  [
    'a check that says something else',
    [
      'ALTER TABLE profile.Address DROP CONSTRAINT CK_Address_position;',
      'ALTER TABLE profile.Address ADD CONSTRAINT CK_Address_position CHECK (position >= -1);',
    ],
    [/^different check profile\.address ck_address_position: = .*0.* \| = .*-1.*$/],
    [
      'ALTER TABLE profile.Address DROP CONSTRAINT CK_Address_position;',
      'ALTER TABLE profile.Address ADD CONSTRAINT CK_Address_position CHECK (position >= 0);',
    ],
  ],
  [
    'a constraint under another name',
    [
      'ALTER TABLE profile.Address DROP CONSTRAINT CK_Address_position;',
      'ALTER TABLE profile.Address ADD CONSTRAINT CK_position CHECK (position >= 0);',
    ],
    [
      /^missing check profile\.address ck_address_position = /,
      /^unexpected check profile\.address = .*\[ck_position\]$/,
    ],
    [
      'ALTER TABLE profile.Address DROP CONSTRAINT CK_position;',
      'ALTER TABLE profile.Address ADD CONSTRAINT CK_Address_position CHECK (position >= 0);',
    ],
  ],
  [
    'a foreign key that was dropped',
    ['ALTER TABLE profile.Address DROP CONSTRAINT FK_Address_Profile;'],
    [/^missing foreign key profile\.address fk_address_profile \(profileid\) -> profile\.profile \(profileid\)$/],
    [
      'ALTER TABLE profile.Address ADD CONSTRAINT FK_Address_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId);',
    ],
  ],
  [
    'a foreign key that deletes',
    [
      'ALTER TABLE profile.Address DROP CONSTRAINT FK_Address_Profile;',
      'ALTER TABLE profile.Address ADD CONSTRAINT FK_Address_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId) ON DELETE CASCADE;',
    ],
    [/^different foreign key profile\.address fk_address_profile: .* \| .* on delete cascade$/],
    [
      'ALTER TABLE profile.Address DROP CONSTRAINT FK_Address_Profile;',
      'ALTER TABLE profile.Address ADD CONSTRAINT FK_Address_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId);',
    ],
  ],
  [
    'a primary key that was dropped',
    ['ALTER TABLE profile.Address DROP CONSTRAINT PK_Address;'],
    [/^missing primary key profile\.address pk_address \S+ \(profileid, itemid\)$/],
    ['ALTER TABLE profile.Address ADD CONSTRAINT PK_Address PRIMARY KEY CLUSTERED (profileId, itemId);'],
  ],
  [
    'a unique constraint that was dropped',
    ['ALTER TABLE ops.RejectedMessage DROP CONSTRAINT UQ_RejectedMessage_messageHash;'],
    [/^missing unique ops\.rejectedmessage uq_rejectedmessage_messagehash nonclustered \(messagehash\)$/],
    [
      'ALTER TABLE ops.RejectedMessage ADD CONSTRAINT UQ_RejectedMessage_messageHash UNIQUE NONCLUSTERED (messageHash);',
    ],
  ],
  [
    'a unique index more',
    ['CREATE UNIQUE NONCLUSTERED INDEX IX_Address_once ON profile.Address (itemId);'],
    [/^unexpected index profile\.address ix_address_once\S* unique nonclustered \(itemid\)$/],
    ['DROP INDEX IX_Address_once ON profile.Address;'],
  ],
  [
    'a table more, told once',
    ['CREATE TABLE ops.Mine (id int NOT NULL, note nvarchar(10) NULL, CONSTRAINT PK_Mine PRIMARY KEY (id));'],
    [/^unexpected table ops\.mine$/],
    ['DROP TABLE ops.Mine;'],
  ],
];

test.each(drifts)('%s is found', async (_, change, expected, back) => {
  for (const batch of change) await database.pool.request().batch(batch);
  const { differences, notes } = await verify();
  for (const batch of back) await database.pool.request().batch(batch);
  expect(told(differences)).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  expect(notes).toEqual([]);
});

test('a plain index more is a note and no fault', async () => {
  await database.pool.request().batch('CREATE NONCLUSTERED INDEX IX_dba ON profile.Address (city);');
  const verification = await verify();
  await database.pool.request().batch('DROP INDEX IX_dba ON profile.Address;');
  expect(verification.differences).toEqual([]);
  expect(told(verification.notes)).toEqual([
    expect.stringMatching(/^unexpected index profile\.address ix_dba\S* nonclustered \(city\)$/),
  ]);
  expect(verificationLines(verification)).toEqual([
    expect.stringContaining('The schema is as the migrations make it'),
    'Not as the migrations make it, and no fault:',
    expect.stringMatching(/^ {2}unexpected {2}index/),
  ]);
});

test('a table that is gone is told once', async () => {
  await database.pool.request().batch('DROP TABLE audit.Access;');
  const { differences } = await verify();
  const [contract] = steps.filter(({ number }) => number === 7);
  const made = contract?.up.filter((batch) => batch.includes('audit.Access')) ?? [];
  for (const batch of made) await database.pool.request().batch(batch);
  expect(told(differences)).toEqual(['missing table audit.access']);
});

test('what a later step makes is unexpected in a database that should be without it', async () => {
  const { differences } = await verify(6);
  expect(told(differences)).toEqual(expect.arrayContaining(['unexpected table builder.itemwrite']));
});

test('a schema of the name that verifying needs is left alone', async () => {
  await database.pool.request().batch('CREATE SCHEMA stepkeeper_verify_audit;');
  await expect(verify()).rejects.toEqual(new ScratchSchemaExists('stepkeeper_verify_audit'));
  expect(await schemas()).toEqual(['stepkeeper_verify_audit']);
  await database.pool.request().batch('DROP SCHEMA stepkeeper_verify_audit;');
});

test('a step that cannot be run again is named with its statement, and nothing of it stays', async () => {
  const broken = {
    name: '099-broken',
    up: ['CREATE TABLE ops.Early (id int NOT NULL);', 'ALTER TABLE ops.Nowhere ADD a int NULL;'],
  };
  const failure = await verifySchema(database.pool, [...steps, broken], steps.length + 1).catch((error) => error);
  expect(failure).toBeInstanceOf(SchemaNotRemade);
  expect(failure).toMatchObject({
    step: '099-broken',
    message: expect.stringContaining('ALTER TABLE [stepkeeper_verify_ops].Nowhere'),
  });
  expect(await schemas()).toEqual([]);
  expect((await verify()).differences).toEqual([]);
});

test('a step that would reach live tables is refused before anything runs', async () => {
  const reaching = { name: '099-reaching', up: ['UPDATE dbo.Other SET a = 1;'] };
  await expect(verifySchema(database.pool, [...steps, reaching], steps.length + 1)).rejects.toThrow(StepNotRepeatable);
});

test('a default more is found', async () => {
  await database.pool
    .request()
    .batch("ALTER TABLE profile.Address ADD CONSTRAINT DF_Address_line2 DEFAULT ('none') FOR line2;");
  expect(told((await verify()).differences)).toEqual([
    expect.stringMatching(/^unexpected default profile\.address\.line2 unnamed = .*'none'.* \[df_address_\w+\]$/),
  ]);
});

test('an identity that counts otherwise is found', async () => {
  const table = (identity: string) =>
    `CREATE TABLE seeds.A (id int IDENTITY${identity} NOT NULL, CONSTRAINT PK_A PRIMARY KEY (id));`;
  const step = { name: '001-seeds', up: ['CREATE SCHEMA seeds;', table('(1,1)')] };
  for (const batch of ['CREATE SCHEMA seeds;', table('(5,2)')]) await database.pool.request().batch(batch);
  const { recordset: seeds } = await database.pool
    .request()
    .query(`SELECT n.seed_value AS seed FROM sys.identity_columns AS n
JOIN sys.tables AS t ON t.object_id = n.object_id
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE s.name = 'seeds' AND n.seed_value IS NOT NULL;`);
  const { differences } = await verifySchema(database.pool, [step], 1);
  for (const batch of ['DROP TABLE seeds.A;', 'DROP SCHEMA seeds;']) await database.pool.request().batch(batch);
  // Servers that only resemble SQL Server may not list the identities of every schema: then nothing can be told of them.
  expect(told(differences)).toEqual(
    seeds.map(() => 'different column seeds.a.id: int not null identity | int not null identity(5,2)'),
  );
});
