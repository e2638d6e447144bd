// What goes wrong carries SQL Server's number, because that is what a client decides by (sys.messages; the local numbers below).

/** An error as a client sees it. Severity 16 is the user's, 20 and above ends the connection. */
export class SqlError extends Error {
  constructor(
    readonly number: number,
    message: string,
    readonly severity = 16,
  ) {
    super(message);
    this.name = 'SqlError';
  }
}

/** The one number for all that is T-SQL, but outside the subset that is translated. */
export const unsupportedNumber = 50501;

/** Names the construct and quotes the statement, so that whoever wrote it knows what to do without. */
export function unsupported(construct: string, statement: string): SqlError {
  const quoted = statement.trim().replace(/\s+/g, ' ').slice(0, 600);
  return new SqlError(
    unsupportedNumber,
    `The local SQL Server does not translate ${construct}.${quoted ? ` The statement: ${quoted}` : ''}`,
  );
}

export const unknownDatabase = (name: string) =>
  new SqlError(4060, `Cannot open database "${name}" requested by the login. The login failed.`, 11);

export const loginFailed = (user: string) => new SqlError(18456, `Login failed for user '${user}'.`, 14);

export const lockTimeout = () => new SqlError(1222, 'Lock request time out period exceeded.', 13);

export const deadlock = () =>
  new SqlError(
    1205,
    'Transaction (Process ID 51) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.',
    13,
  );

/** The client cancelled the request; it is answered by an acknowledgement and no error. */
export class Cancelled extends Error {
  constructor() {
    super('the request was cancelled');
    this.name = 'Cancelled';
  }
}
