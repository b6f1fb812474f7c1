export * from './projection';
export * from './row-operations';
export * from './view-table';
