import type { Position, ReadFact } from '@almoner/kernel';
import type { EventBatch } from '../client';
import type { Commands, Reached } from '../commands';

/** Where each policy stands; what a promise resolves with is on disk. */
export interface PolicyCheckpoints {
  policyCheckpoint(policy: string): Promise<Position | undefined>;
  savePolicyCheckpoint(policy: string, position: Position): Promise<void>;
}

/** What the policies need of the system around them. */
export interface PolicyTools {
  readonly commands: Pick<Commands, 'execute'>;
  readonly events: {
    follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<EventBatch>;
    head(): Promise<Position | undefined>;
  };
  readonly checkpoints: PolicyCheckpoints;
  readonly views: Reached;
  readonly read: ReadFact;
  /** Whether this process is the one that reacts; of several, those that do not lead wait. */
  leads(): boolean;
  tell(what: string, error?: unknown): void;
}
