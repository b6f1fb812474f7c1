/** The specs that mutants of the domain must not survive: those beside it, which need nothing running. */
module.exports = { ...require('./jest.config.js'), testMatch: ['<rootDir>/libs/testing/domain-specs.ts'] };
