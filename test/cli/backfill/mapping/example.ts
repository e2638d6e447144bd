// A small mapping to change in tests, as the file would hold it.

export type Changeable = { [key: string]: unknown };

export function exampleSource(): Changeable {
  return {
    name: 'jobs',
    table: 'dbo.Jobs',
    key: 'jobId',
    user: 'userId',
    section: 'work-experience',
    lastUpdated: ['lastUpdated', 'createdDate'],
    fields: {
      employer: { column: 'company' },
      title: { column: 'title', unreadable: 'cut' },
      startDate: { column: 'fromDate', parse: { date: ['YYYY-MM-DD', 'MM/DD/YYYY'] } },
      endDate: { column: 'toDate', parse: { date: ['YYYY-MM-DD'] }, blank: ['present'] },
      isCurrent: [{ column: 'isCurrent' }, { column: 'toDate', parse: { map: { Present: true }, otherwise: null } }],
      skills: { column: 'skills', parse: 'list' },
    },
    order: 'startDate desc',
  };
}

export function exampleMapping(...sources: Changeable[]): Changeable {
  return {
    version: 1,
    name: 'example',
    profiles: {
      table: 'dbo.Users',
      key: 'userId',
      profileId: { by: 'issuer-and-subject', issuer: 'https://login.example.com', subject: 'subject' },
      ownerId: 'subject',
    },
    sources: sources.length > 0 ? sources : [exampleSource()],
  };
}

/** The columns of the tables that the example names, as the catalogue of a database tells them. */
export const exampleColumns = [
  ...columnsOf('Users', { userId: 'int', subject: 'nvarchar', picture: 'varbinary' }),
  ...columnsOf('Jobs', {
    ...{ jobId: 'bigint', userId: 'int', company: 'nvarchar', title: 'nvarchar(400)', fromDate: 'nvarchar' },
    ...{ toDate: 'nvarchar', isCurrent: 'bit', skills: 'nvarchar', salary: 'decimal(9,2)' },
    ...{ lastUpdated: 'datetime2', createdDate: 'datetime2', days: 'int' },
  }),
];

function columnsOf(table: string, columns: Readonly<Record<string, string>>) {
  return Object.entries(columns).map(([column, type]) => ({ schema: 'dbo', table, column, type }));
}
