// The database tests on the server that SQL_CONNECTION_STRING names: they create and drop databases of their own.
const { projects } = require('./jest.config.js');

if (!process.env.SQL_CONNECTION_STRING) {
  throw new Error('Set SQL_CONNECTION_STRING to a server (and a login that may create databases) to run these tests.');
}

const { displayName, testMatch, ...int } = projects.find((project) => project.displayName === 'int');

module.exports = {
  projects: [
    {
      ...int,
      displayName: 'sqlserver',
      testMatch: [
        '<rootDir>/test/infra/sql/*.sqlserver.test.ts',
        ...['writer', 'reading', 'sections', 'migrate', 'backfill', 'audit', 'dead-letters'].map(
          (part) => `<rootDir>/test/**/${part}/**/*.int.test.ts`,
        ),
      ],
    },
  ],
  testTimeout: 120_000,
};
