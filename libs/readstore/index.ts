export type { Query, ReadStoreOptions } from './read-store';
export { ReadStore } from './read-store';
export * from './event-source';
export * from './failures';
export * from './projection';
export * from './row-operations';
export type { Runner, RunnerOptions, RunnerState } from './runner';
export type { TableReferences } from './table-references';
export * from './view-table';
