// How the T-SQL of a migration is made to act on other schemas.
import { StepNotRepeatable } from '../../../cli/migrate/schema/errors';
import { namesGivenBy, schemasOf, scratchBatches } from '../../../cli/migrate/schema/scratch-batches';

const names = new Map([
  ['profile', 'scratch_profile'],
  ['ops', 'scratch_ops'],
]);
const step = (...up: string[]) => ({ name: '001-step', up });
const remade = (batch: string) => scratchBatches(step(batch), names)[0];

test.each([
  ['CREATE SCHEMA profile;', 'CREATE SCHEMA [scratch_profile];'],
  ['DROP SCHEMA [profile]', 'DROP SCHEMA [scratch_profile]'],
  ['CREATE TABLE profile.Profile (id int)', 'CREATE TABLE [scratch_profile].Profile (id int)'],
  ['ALTER TABLE [ops] . "Job" ADD a int', 'ALTER TABLE [scratch_ops] . "Job" ADD a int'],
  ['CREATE INDEX IX ON ops.Job (profile)', 'CREATE INDEX IX ON [scratch_ops].Job (profile)'],
  ['UPDATE profile.Profile SET a = Profile.b', 'UPDATE [scratch_profile].Profile SET a = Profile.b'],
  ['SELECT ops.Job.profile FROM ops.Job', 'SELECT [scratch_ops].Job.profile FROM [scratch_ops].Job'],
  ['-- profile.Profile\nSELECT 1 /* ops.Job */', '-- profile.Profile\nSELECT 1 /* ops.Job */'],
  [
    "ALTER TABLE ops.Job ADD CHECK (a IN ('profile', 'ops'))",
    "ALTER TABLE [scratch_ops].Job ADD CHECK (a IN ('profile', 'ops'))",
  ],
])('%s', (batch, expected) => {
  expect(remade(batch)).toBe(expected);
});

test.each([
  ['INSERT INTO dbo.Other (a) VALUES (1)', 'it names a table of dbo'],
  ['ALTER TABLE PROFILE.Profile ADD a int', 'it names a table of PROFILE'],
  ['CREATE INDEX IX ON dbo.Users (name)', 'it names a table of dbo (Users)'],
  ['CREATE INDEX IX ON Profile.Profile (a)', 'it names a table of Profile (Profile)'],
  ['CREATE INDEX IX ON jobs.profile.Profile (a)', 'it names a table of the database jobs'],
  ['DROP INDEX IX ON dbo.Users', 'it names a table of dbo'],
  ['ALTER TABLE Users ADD a int', 'it names a table of dbo (Users)'],
  ['DELETE dbo.Users', 'it names a table of dbo'],
  ['DELETE u FROM Users AS u', 'it names a table of dbo'],
  ['DROP TABLE IF EXISTS dbo.Users', 'it names a table of dbo'],
  ['TRUNCATE TABLE Users', 'it names a table of dbo'],
  ['CREATE TABLE ops.A (b int REFERENCES Users (userId))', 'it names a table of dbo (Users)'],
  ['CREATE SCHEMA other', 'it names a table of other'],
  ['CREATE TRIGGER ops.T ON dbo.Users AFTER INSERT AS SELECT 1', 'cannot be told (CREATE)'],
  ['SELECT a INTO dbo.Copy FROM ops.Job', 'it names a table of dbo'],
  ['GRANT SELECT ON ops.Job TO [a b]', 'cannot be told (GRANT)'],
  ["EXEC sp_rename N'profile.Profile.a', N'b'", 'it runs a procedure'],
  ["SELECT OBJECT_ID('ops.Job')", 'it names a table of ops in a string'],
])('%s is refused, as it would reach what is live', (batch, why) => {
  expect(() => remade(batch)).toThrow(StepNotRepeatable);
  expect(() => remade(batch)).toThrow(why);
});

test('the schemas are found where they are created, each once, and all names that are given', () => {
  const steps = [
    step('-- a\nCREATE SCHEMA [profile]'),
    step('create schema ops AUTHORIZATION dbo', 'CREATE TABLE ops.Job (id int)'),
  ];
  expect(schemasOf(steps)).toEqual(['profile', 'ops']);
  expect([...namesGivenBy(steps)]).toEqual(expect.arrayContaining(['profile', 'ops', 'job', 'id']));
});
