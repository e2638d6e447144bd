// Three projects by file name: *.unit.test.ts need nothing, *.int.test.ts a database or broker, *.e2e.test.ts the whole stack.
const base = {
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
    // What is installed and made of modules that Jest cannot require.
    '/node_modules/(jose|parse5|entities|@actions/workflow-parser|@actions/expressions)/.+\\.js$': [
      '@swc/jest',
      { jsc: { target: 'es2024' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(jose|parse5|entities|@actions/workflow-parser|@actions/expressions)/)'],
  // Offered to `import` alone, which Jest does not do.
  moduleNameMapper: {
    '^@actions/(workflow-parser|expressions)$': '<rootDir>/node_modules/@actions/$1/dist/index.js',
    '^@actions/(workflow-parser|expressions)/(.+)$': '<rootDir>/node_modules/@actions/$1/dist/$2',
  },
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
  // Jest would leave a core idle: of two that is half of them.
  maxWorkers: '100%',
};
