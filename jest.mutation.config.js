/** The specs that mutants of the domain must not survive: those beside it, which need nothing running. */
module.exports = { ...require('./jest.config.js'), testMatch: ['<rootDir>/libs/*/domain/**/*.unit.spec.ts'] };
