export * from './box';
export * from './nearest';
export * from './point';
