import type { Position } from '@almoner/kernel';
import type { Policy } from './policy';
import type { PolicyTools } from './policy-tools';
import { RunningPolicy } from './running-policy';

/** Runs every policy beside the others: one that must wait holds up none but itself. */
export class PolicyRunner {
  readonly #stopping = new AbortController();
  readonly #running: readonly RunningPolicy[];

  constructor(policies: readonly Policy[], tools: PolicyTools) {
    const names = new Set(policies.map(({ name }) => name));
    if (names.size !== policies.length) throw new Error('Two policies have one name, and so one checkpoint.');
    this.#running = policies.map((policy) => new RunningPolicy(policy, tools, this.#stopping.signal));
  }

  /** Resolves once every policy has reacted to everything up to `position`. */
  async reach(position: Position): Promise<void> {
    await Promise.all(this.#running.map((policy) => policy.reach(position)));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#running.map(({ ended }) => ended));
  }
}
