import { type Decider, type Decision, type Event, accept } from '@almoner/kernel';
import type { campaignsRefusals } from './refusals';

type Code = keyof typeof campaignsRefusals;
/** One thing to decide, or none where nothing was told of it. */
type Step<State, E extends Event> = ((state: State) => Decision<E, Code>) | false | '' | null | undefined;

/** Decides one thing after the other, each on what those before it left. What refuses one of them refuses them all. */
export function decidedInTurn<State, E extends Event>(
  decider: Decider<State, E>,
  state: NoInfer<State>,
  steps: readonly Step<NoInfer<State>, NoInfer<E>>[],
): Decision<E, Code> {
  const events: E[] = [];
  let current: State = state;
  for (const step of steps) {
    if (!step) continue;
    const decision = step(current);
    if (!decision.ok) return decision;
    events.push(...decision.events);
    current = decision.events.reduce((before, event) => decider.evolve(before, event), current);
  }
  return accept(...events);
}
