// Three projects by file name: *.unit.test.ts need nothing, *.int.test.ts a database or broker, *.e2e.test.ts the whole stack.
const base = {
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
    // What is installed and made of modules that Jest cannot require.
    '/node_modules/(jose|parse5|entities)/.+\\.js$': [
      '@swc/jest',
      { jsc: { target: 'es2024' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(jose|parse5|entities)/)'],
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/bundle/'],
};
const onSql = {
  ...base,
  globalSetup: '<rootDir>/test/database/global-setup.ts',
  globalTeardown: '<rootDir>/test/database/global-teardown.ts',
};

module.exports = {
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/test/**/*.unit.test.ts'] },
    { ...onSql, displayName: 'int', testMatch: ['<rootDir>/test/**/*.int.test.ts'] },
    { ...onSql, displayName: 'e2e', testMatch: ['<rootDir>/test/**/*.e2e.test.ts'] },
  ],
  testTimeout: 60_000,
};
