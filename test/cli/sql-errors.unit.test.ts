// What the database client throws, told as what to do; in the words that servers and the client have for it.
import { RequestError } from 'mssql';
import { auditUsage } from '../../cli/audit/command';
import { backfillUsage } from '../../cli/backfill/options';
import { migrateUsage } from '../../cli/migrate/options';
import { remedyOf, told } from '../../cli/sql-errors';
import { DatabaseUnavailable } from '../../shared/reading/errors';

function refused(code: string, message: string, originalError?: Error): Error {
  return Object.assign(new Error(message), { code, originalError });
}

function failed(number: number, message: string): Error {
  return Object.assign(new RequestError(message, 'EREQUEST'), { number });
}

const cases: [string, Error, RegExp][] = [
  ['a login that fails', refused('ELOGIN', "Login failed for user 'ops'."), /Look at User Id= and Password=/],
  [
    'a database that is missing',
    refused('ELOGIN', 'Cannot open database "jobs" requested by the login. The login failed.'),
    /The server has no such database/,
  ],
  [
    'a firewall of Azure',
    refused(
      'ELOGIN',
      "Cannot open server 'x' requested by the login. Client with IP address '1.2.3.4' is not allowed to access the server.",
    ),
    /firewall of the server/,
  ],
  [
    'a port where nobody listens',
    refused('ESOCKET', 'Failed to connect to h:1', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })),
    /cannot be reached/,
  ],
  [
    'a certificate that is not trusted',
    refused('ESOCKET', 'Failed to connect', Object.assign(new Error('x'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })),
    /certificate of the server is not trusted/,
  ],
  ['a server that does not answer', refused('ETIMEOUT', 'Failed to connect to h:1433 in 10000ms'), /does not answer/],
  [
    'a statement that takes too long',
    refused('ETIMEOUT', 'Timeout: Request failed to complete in 1000ms'),
    /--statement-timeout/,
  ],
  ['a right to create that is lacking', failed(262, 'CREATE TABLE permission denied'), /db_ddladmin/],
  ['a right to read that is lacking', failed(229, 'The SELECT permission was denied'), /db_datareader/],
  [
    'a schema that may not be used',
    failed(2760, 'The specified schema name "x" either does not exist'),
    /lacks a right/,
  ],
  ['a lock that is not to be had', failed(1222, 'Lock request time out period exceeded.'), /--lock-timeout/],
  [
    'a database that wakes up, in the words of a login that fails',
    refused('ELOGIN', "Database 'jobs' on server 'x' is not currently available. Please retry the connection later."),
    /try again in a minute/,
  ],
  ['a database that is moved', failed(40197, 'The service has encountered an error'), /waking up, moving or busy/],
  ['a server that is busy', failed(40501, 'The service is currently busy.'), /try again in a minute/],
  ['a name that an object has', failed(2714, 'There is already an object'), /The name is taken/],
  ['a name that an index has', failed(1913, 'The operation failed because an index'), /The name is taken/],
  ['a schema that could not be made', failed(2759, 'CREATE SCHEMA failed'), /The name is taken/],
  ['what is not there to be dropped', failed(3701, 'Cannot drop the table'), /missing, or the login has no right/],
  ['an edition without online builds', failed(1712, 'Online index operations'), /--edition standard/],
  ['a deadlock', failed(1205, 'Transaction was deadlocked'), /running it again/],
  ['a full log', failed(9002, 'The transaction log is full'), /makes room/],
];

test.each(cases)('%s is told with its remedy', (_, error, remedy) => {
  expect(told(error, 'migrate')).toMatch(remedy);
  expect(told(error, 'migrate')).toContain(error.message);
});

const remediesOfBackfill: [string, Error, RegExp][] = [
  ['a right that is lacking', failed(229, 'The SELECT permission was denied'), /SELECT on the tables of its mapping/],
  ['a lock that is not to be had', failed(1222, 'Lock request time out period exceeded.'), /--patience/],
  ['a statement that takes too long', refused('ETIMEOUT', 'Timeout: Request failed to complete'), /--batch/],
  ['a full log', failed(9002, 'The transaction log is full'), /--max-log-percent/],
  ['a deadlock', failed(1205, 'Transaction was deadlocked'), /running it again/],
];

test.each(remediesOfBackfill)('%s has a remedy of its own for a backfill', (_, error, remedy) => {
  expect(told(error, 'backfill')).toMatch(remedy);
});

const optionsIn = (text: string) => [...text.matchAll(/--[a-z][a-z-]*/g)].map(([option]) => option);

test.each([
  ['migrate', migrateUsage],
  ['backfill', backfillUsage],
  ['audit', auditUsage],
] as const)('no remedy of %s speaks of an option that it has not', (command, usage) => {
  const errors = [...cases, ...remediesOfBackfill].map(([, error]) => error);
  const remedies = errors.map((error) => remedyOf(error, command) ?? '').join('\n');
  expect(optionsIn(remedies).filter((option) => !optionsIn(usage).includes(option))).toEqual([]);
});

test('whoever makes no tables is told nothing about making tables', () => {
  for (const command of ['backfill', 'audit'] as const) {
    for (const [, error] of cases) expect(remedyOf(error, command) ?? '').not.toMatch(/migrat(e|ions) |db_ddladmin/i);
    expect(remedyOf(failed(2714, 'There is already an object'), command)).toBeUndefined();
  }
});

test('a look-up without an answer is told with why, and with the remedy of that', () => {
  const late = new DatabaseUnavailable(refused('ETIMEOUT', 'Timeout: Request failed to complete in 20000ms'));
  expect(told(late, 'audit')).toMatch(/^The database did not answer in time\. Timeout: .* 20000ms\n.*holds a lock/);
  expect(told(late, 'dead-letters')).toMatch(/\nSee whether the server is up.*give the command again/);
  const away = new DatabaseUnavailable(refused('ECONNREFUSED', 'Failed to connect to h:1'));
  expect(told(away, 'audit')).toMatch(/\nThe server cannot be reached/);
});

test('the number of the server stands in front of its words', () => {
  expect(told(failed(229, 'Denied.'), 'audit')).toMatch(/^error 229: Denied\.\n/);
});

test('nothing is made up where nothing is known', () => {
  expect(remedyOf(failed(8134, 'Divide by zero error'), 'migrate')).toBeUndefined();
  expect(told(new Error('a fault of ours'), 'migrate')).toBe('a fault of ours');
});
