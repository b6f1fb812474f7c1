const { availableParallelism } = require('node:os');

/** One run for every kind of spec; the suffix says the kind (docs/architecture.md, tests). */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{apps,libs,test,bench}/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stryker-tmp/'],
  moduleNameMapper: { '^@almoner/(.*)$': '<rootDir>/libs/$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
  testTimeout: 30_000,
  // Jest would leave a core idle, and on two that is half of them; each worker brings stores of its own along.
  maxWorkers: Math.min(availableParallelism(), 4),
  // What suites leave behind slows those that follow, so a worker starts anew now and then.
  workerIdleMemoryLimit: '1GB',
};
