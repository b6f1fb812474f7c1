import { setTimeout as wait } from 'node:timers/promises';
import type { Position, ReadFact, RecordedEvent } from '@almoner/kernel';
import type { Policy, Reaction } from './policy';
import type { PolicyTools } from './policy-tools';

const retryMsMin = 50;
const retryMsMax = 5_000;
/** How often a process that does not lead looks whether it does by now. */
const leadingMs = 200;
/** A policy that had nothing to do for so long still says how far it has seen; asking again after a crash does no harm. */
const unsavedMax = 1_000n;

/**
 * One policy from its checkpoint on. The checkpoint is saved after the commands, so a crash between the two repeats commands,
 * which their idempotency keys recognise.
 */
export class RunningPolicy {
  #seen: Position | undefined;
  #saved: Position | undefined;
  /** Views that a reaction reads must include its event and all that this policy wrote. */
  #written: Position | undefined;
  /** Whether it did anything since its checkpoint was saved: a save is a wait for the disk, which a gift would share. */
  #acted = false;
  #arrived: (() => void)[] = [];
  readonly #done: Promise<void>;

  constructor(
    private readonly policy: Policy,
    private readonly tools: PolicyTools,
    private readonly signal: AbortSignal,
  ) {
    this.#done = this.#live();
  }

  get ended(): Promise<void> {
    return this.#done;
  }

  /** Resolves once the policy has reacted to everything up to `position`, or ends. */
  async reach(position: Position): Promise<void> {
    while ((this.#seen === undefined || this.#seen < position) && !this.signal.aborted) {
      await new Promise<void>((resolve) => this.#arrived.push(resolve));
    }
  }

  async #live(): Promise<void> {
    let retryMs = retryMsMin;
    while (!this.signal.aborted) {
      if (!this.tools.leads()) {
        await this.#pause(leadingMs);
        continue;
      }
      const before = this.#seen;
      try {
        await this.#lead();
      } catch (error) {
        this.tools.tell(`the policy ${this.policy.name} failed and tries again`, error);
        if (this.#seen !== before) retryMs = retryMsMin;
        await this.#pause(retryMs);
        retryMs = Math.min(retryMs * 2, retryMsMax);
      }
    }
    this.#wake();
  }

  async #lead(): Promise<void> {
    const { checkpoints, events } = this.tools;
    const [saved, head] = await Promise.all([checkpoints.policyCheckpoint(this.policy.name), events.head()]);
    // A log that was restored from before the checkpoint goes on from its end; waiting for the checkpoint would skip events.
    this.#seen = saved !== undefined && (head === undefined || head < saved) ? head : saved;
    this.#saved = this.#seen;
    this.#written = head;
    this.#wake();
    const turn = new AbortController();
    const end = (): void => turn.abort();
    this.signal.addEventListener('abort', end);
    if (this.signal.aborted) end();
    try {
      for await (const { events: arrived, position } of events.follow(this.#seen, turn.signal)) {
        for (const event of arrived) {
          if (this.signal.aborted || !this.tools.leads()) return;
          await this.#react(event);
          this.#seen = event.position;
        }
        await this.#passed(position);
      }
    } finally {
      this.signal.removeEventListener('abort', end);
      end();
    }
  }

  async #react(event: RecordedEvent): Promise<void> {
    const handler = this.policy.on[event.type];
    if (handler === undefined) return;
    const after =
      this.#written === undefined || event.position > this.#written ? event.position : this.#written;
    const read: ReadFact = async (token, ...args) => {
      await this.tools.views.waitFor(after);
      return this.tools.read(token, ...args);
    };
    const reactions = await handler(event, read);
    if (reactions.length > 0) this.#acted = true;
    for (const [index, reaction] of reactions.entries()) await this.#execute(event, reaction, index, after);
  }

  async #execute(event: RecordedEvent, reaction: Reaction, index: number, after: Position): Promise<void> {
    const { definition, command } = reaction;
    const outcome = await this.tools.commands.execute(definition, command, {
      actor: `policy:${this.policy.name}`,
      surface: 'policies',
      idempotencyKey: `${event.id}/${index}`,
      correlationId: event.metadata.correlationId,
      causationId: event.id,
      after,
    });
    if (outcome.ok) {
      if (outcome.position !== undefined && outcome.position > after) this.#written = outcome.position;
      return;
    }
    const what = `${definition.name} for the event ${event.id} was refused with ${outcome.code}`;
    // What is not there yet may come: the policy waits rather than forgets.
    if (outcome.kind === 'unavailable') throw new Error(what);
    this.tools.tell(`policy ${this.policy.name}: ${what}`);
  }

  async #passed(position: Position): Promise<void> {
    this.#seen = position;
    if (this.#acted || position - (this.#saved ?? 0n) >= unsavedMax) {
      await this.tools.checkpoints.savePolicyCheckpoint(this.policy.name, position);
      this.#saved = position;
      this.#acted = false;
    }
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#arrived.splice(0)) resolve();
  }

  async #pause(milliseconds: number): Promise<void> {
    await wait(milliseconds, undefined, { signal: this.signal }).catch(() => undefined);
  }
}
