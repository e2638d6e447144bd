// The states in which the fixture is not made, each with what to do.

export class TablesExist extends Error {
  override readonly name = 'TablesExist';
  constructor(readonly tables: readonly string[]) {
    super(
      `dbo has ${listed(tables)} already. Nothing was changed. Name a database without them, or say --drop if they are this fixture's and may go.`,
    );
  }
}

/** --drop takes back what this program makes, which is all 31 tables or none. */
export class NotTheFixture extends Error {
  override readonly name = 'NotTheFixture';
  constructor(
    readonly found: readonly string[],
    readonly missing: readonly string[],
  ) {
    super(
      `dbo has ${listed(found)}, but not ${listed(missing)}: these are not the tables of this fixture. Nothing was dropped.`,
    );
  }
}

export class NoConnectionString extends Error {
  override readonly name = 'NoConnectionString';
  constructor() {
    super('SQL_CONNECTION_STRING is not set. It names the server and the database that the 31 tables are made in.');
  }
}

export class LoadFailed extends Error {
  override readonly name = 'LoadFailed';
  constructor(
    readonly table: string,
    readonly usersBefore: number,
    cause: unknown,
  ) {
    super(
      `dbo.${table} did not take its rows: ${cause instanceof Error ? cause.message : String(cause)}. ${usersBefore} users were loaded before; start again with --drop.`,
      { cause },
    );
  }
}

const told = 5;

function listed(names: readonly string[]): string {
  const more = names.length - told;
  return more > 0 ? `${names.slice(0, told).join(', ')} and ${more} more` : names.join(', ');
}
