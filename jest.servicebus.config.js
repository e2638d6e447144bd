// The broker's contract on the broker that SERVICE_BUS_CONNECTION_STRING names, whose queues profile-commands and resume-files it empties.
const { projects } = require('./jest.config.js');

if (!process.env.SERVICE_BUS_CONNECTION_STRING) {
  throw new Error(
    'Set SERVICE_BUS_CONNECTION_STRING to a broker with the queues of infra/queues.json that may be emptied: npm run compose:config and docker compose up make one, and .compose/settings.env has its address.',
  );
}

const { displayName, testMatch, globalSetup, globalTeardown, ...base } = projects.find(
  (project) => project.displayName === 'int',
);

module.exports = {
  projects: [
    { ...base, displayName: 'servicebus', testMatch: ['<rootDir>/test/local/service-bus/contract.int.test.ts'] },
  ],
  testTimeout: 60_000,
};
