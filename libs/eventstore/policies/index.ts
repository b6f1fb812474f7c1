export { type Policy, type Reaction, policy, reaction } from './policy';
export { PolicyRunner } from './policy-runner';
export type { PolicyCheckpoints, PolicyTools } from './policy-tools';
