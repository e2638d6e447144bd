// What the database client throws, as a sentence that names the thing and what to do about it.
import { DatabaseUnavailable } from '../shared/reading/errors';
import { sqlErrorNumber } from '../shared/sql/faults';

/** Who asks: what helps one command may be no help to another. */
const commands = ['migrate', 'backfill', 'audit', 'dead-letters'] as const;
export type Command = (typeof commands)[number];

export function isCommand(word: string | undefined): word is Command {
  return commands.some((command) => command === word);
}

interface Known {
  readonly is: (thing: Thrown) => boolean;
  /** One for all commands, or for those that can meet the error. */
  readonly remedy: string | { readonly [command in Command]?: string };
}

interface Thrown {
  readonly number: number | undefined;
  readonly codes: readonly string[];
  readonly message: string;
}

const numbered =
  (...numbers: readonly number[]) =>
  ({ number }: Thrown) =>
    number !== undefined && numbers.includes(number);
const coded =
  (...codes: readonly string[]) =>
  (thing: Thrown) =>
    codes.some((code) => thing.codes.includes(code));
const worded = (pattern: RegExp) => (thing: Thrown) => pattern.test(thing.message);

const noRight = 'The login lacks a right, or there is no such object.';
const whoHolds = 'See who it is (docs/migrations.md has the query)';
const full = 'The database or its log is full: the DBA makes room, or backs up the log.';

/** The first that fits. A login that fails comes without its number, in the words of the server. */
const known: readonly Known[] = [
  {
    is: (thing) =>
      numbered(4060)(thing) || (coded('ELOGIN')(thing) && /cannot open database|does not exist/i.test(thing.message)),
    remedy:
      'The server has no such database, or the login has no user in it. Look at Database= in SQL_CONNECTION_STRING (or at SQL_DATABASE); the database is made by the DBA (CREATE DATABASE, CREATE USER … FOR LOGIN …).',
  },
  {
    is: (thing) => numbered(40615)(thing) || worded(/not allowed to access the server/i)(thing),
    remedy: 'The firewall of the server does not let this machine in: add its address there.',
  },
  {
    is: (thing) => numbered(40613, 40197, 40501)(thing) || worded(/not currently available/i)(thing),
    remedy: 'The database is waking up, moving or busy on the side of Azure: try again in a minute.',
  },
  {
    is: (thing) => numbered(18456, 18452)(thing) || coded('ELOGIN')(thing),
    remedy:
      'Look at User Id= and Password= in SQL_CONNECTION_STRING; with a managed identity, at whether the database has a user for it (CREATE USER … FROM EXTERNAL PROVIDER).',
  },
  {
    is: (thing) =>
      numbered(229, 230, 262, 297, 300, 1088, 2760, 15151, 15247)(thing) || worded(/permission (was )?denied/i)(thing),
    remedy: {
      migrate: `${noRight} Migrations need db_ddladmin, db_datareader and db_datawriter in this database (docs/migrations.md).`,
      backfill: `${noRight} A backfill needs SELECT on the tables of its mapping and on dbo.StepkeeperMigration, and SELECT, INSERT, UPDATE and DELETE on the schemas profile, builder, audit and ops: db_datareader and db_datawriter hold them all (docs/backfill.md).`,
      audit: `${noRight} Verifying needs SELECT on the schemas profile and audit and on dbo.StepkeeperMigration; keys need INSERT on audit besides (docs/audit-operations.md).`,
      'dead-letters': `${noRight} Acting on dead letters needs SELECT, INSERT, UPDATE and DELETE on the schema ops, SELECT and UPDATE on profile.Profile and INSERT on audit.Access (docs/dead-letters.md).`,
    },
  },
  {
    is: (thing) => numbered(1222)(thing) || worded(/lock timeout/i)(thing),
    remedy: {
      migrate: `The statement waited for a table that another session holds, as long as --lock-timeout allows. ${whoHolds}, end that session or wait for a calmer hour, or allow more with --lock-timeout <seconds>.`,
      backfill: `Another session holds a lock, for longer than --lock-timeout and --patience allow. ${whoHolds}, and give the same command again in a calmer hour, or with more of either.`,
    },
  },
  {
    is: numbered(2714, 1913, 2759),
    remedy: {
      migrate:
        'The name is taken by something that the history does not know of. See what it is (sys.objects, sys.indexes, sys.schemas): rename or drop it, or, if it is ours, adopt it with migrate baseline.',
    },
  },
  {
    is: numbered(3701),
    remedy: {
      migrate:
        'What should be dropped is missing, or the login has no right to it: migrate verify tells what is there; dropping needs db_ddladmin.',
    },
  },
  {
    is: numbered(1712),
    remedy: {
      migrate:
        'This edition builds no index online. Make the plan for it (migrate plan --from N --edition standard), or take ONLINE out of the statement.',
    },
  },
  { is: numbered(1205), remedy: 'A deadlock with another session; running it again is all that is needed.' },
  {
    is: numbered(1105, 9002, 40544),
    remedy: {
      migrate: full,
      backfill: `${full} The same command goes on; a lower --max-log-percent makes it wait before that.`,
      audit: full,
    },
  },
  {
    is: coded('DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
    remedy:
      'The certificate of the server is not trusted: give the server one that is, or, where nobody can be in between, say TrustServerCertificate=true.',
  },
  {
    is: coded('ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ESOCKET', 'EINSTLOOKUP'),
    remedy:
      'The server cannot be reached. Look at Server= in SQL_CONNECTION_STRING (or at SQL_SERVER): host, port after a comma; whether the server runs, and its firewall lets this machine in.',
  },
  {
    is: (thing) => coded('ETIMEOUT')(thing) && /connect/i.test(thing.message),
    remedy:
      'The server does not answer. Look at Server= in SQL_CONNECTION_STRING (or at SQL_SERVER), and whether a firewall is in between.',
  },
  {
    is: coded('ETIMEOUT'),
    remedy: {
      migrate: 'The statement took longer than it may; --statement-timeout <seconds> allows more, 0 any time.',
      backfill:
        'The statement took longer than ten minutes. See that every table of the mapping has an index on its user column, and how busy the server is; --batch <users> makes pages smaller.',
      audit:
        'The statement took longer than 20 seconds. See how busy the server is, and whether another session holds a lock (docs/migrations.md has the query); then give the command again.',
    },
  },
  {
    is: coded('ECONNCLOSED', 'ECONNRESET', 'EPIPE', 'ENOTOPEN', 'EABORT', 'EINVALIDSTATE'),
    remedy: 'The connection to the server was lost. What was not committed is rolled back there.',
  },
  {
    is: worded(/config\.server|connection string/i),
    remedy: 'SQL_CONNECTION_STRING is not one: it reads Server=host,1433;Database=…;User Id=…;Password=…;Encrypt=true.',
  },
];

/** What to do about it; undefined when nothing is known of such an error, or of what it means to that command. */
export function remedyOf(error: unknown, command: Command): string | undefined {
  const thing = thrown(error);
  const remedy = known.find(({ is }) => is(thing))?.remedy;
  return typeof remedy === 'object' ? remedy[command] : remedy;
}

/** The server's number and words, or those of whoever threw it. */
export function serverWords(error: unknown): string {
  const { number, message } = thrown(error);
  return number === undefined ? message : `error ${number}: ${message}`;
}

/** For the terminal: what happened, and what to do where that is known. */
export function told(error: Error, command: Command): string {
  if (error instanceof DatabaseUnavailable) {
    const remedy =
      remedyOf(error.cause, command) ?? 'See whether the server is up, and how busy; then give the command again.';
    return `${error.message} ${serverWords(error.cause)}\n${remedy}`;
  }
  const remedy =
    'code' in error || 'number' in error || /config\.server/.test(error.message) ? remedyOf(error, command) : undefined;
  return remedy === undefined ? error.message : `${serverWords(error)}\n${remedy}`;
}

function thrown(error: unknown): Thrown {
  return {
    number: sqlErrorNumber(error),
    codes: [...chain(error)].flatMap(({ code }) => (typeof code === 'string' ? [code] : [])),
    message: error instanceof Error ? error.message : String(error),
  };
}

function* chain(error: unknown, depth = 0): Generator<{ readonly code?: unknown }> {
  if (typeof error !== 'object' || error === null || depth > 4) return;
  const one = error as { code?: unknown; originalError?: unknown; cause?: unknown; errors?: unknown };
  yield one;
  yield* chain(one.originalError, depth + 1);
  yield* chain(one.cause, depth + 1);
  for (const each of Array.isArray(one.errors) ? one.errors : []) yield* chain(each, depth + 1);
}
