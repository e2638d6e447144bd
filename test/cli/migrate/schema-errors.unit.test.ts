// What is said when a schema cannot be compared.
import { RequestError } from 'mssql';
import { SchemaNotRemade } from '../../../cli/migrate/schema/errors';

test('a login that may not create schemas is told what it lacks, and where', () => {
  const refused = new RequestError("CREATE SCHEMA permission denied in database 'jobs'.", 'EREQUEST');
  refused.number = 262;
  const { message } = new SchemaNotRemade('001-schemas', 'CREATE SCHEMA [stepkeeper_verify_profile];', refused);
  expect(message).toMatch(
    /^001-schemas could not be run again beside the live tables.*error 262: CREATE SCHEMA permission denied/,
  );
  expect(message).toContain('db_ddladmin');
  expect(message).toContain('Statement: CREATE SCHEMA [stepkeeper_verify_profile];');
});
