import { randomBytes } from 'node:crypto';
import { v4 } from 'uuid';
import type {
  CommandDefinition,
  DecisionContext,
  Event,
  EventMetadata,
  Mint,
  Position,
  RefusalKind,
  Seal,
} from '@almoner/kernel';
import type { EventStore } from '../client';
import type { Clock } from './clock';
import type { Facts } from './facts';
import { type Once, canonical, earlier, stamped } from './idempotency';
import { storable } from './storable';
import { StreamsInTurn } from './streams-in-turn';

/** Who asks, through what, and what they asked with. */
export interface Asking {
  /** Id of the credential or operator; never a name. */
  readonly actor: string;
  /** The surface or tool: `fifty-fifty`, `cli`. */
  readonly surface: string;
  /** The caller's own key for a safe retry. Keys do not expire. */
  readonly idempotencyKey?: string;
  /** When it happened, where that is not now: imports only. */
  readonly at?: Date;
  /** Facts are read from views that have reached this position. */
  readonly after?: Position;
  readonly correlationId?: string;
  readonly causationId?: string;
}

/**
 * `repeated` tells that nothing was written: the key, or the state, already stood for this. `command` is what was executed,
 * with whatever was minted for it; show a minted credential only when `repeated` is false.
 */
export type Outcome<Code extends string = string, Command = unknown> =
  | {
      readonly ok: true;
      readonly position: Position | undefined;
      readonly repeated: boolean;
      readonly command: Command;
    }
  | { readonly ok: false; readonly code: Code | CommandsRefusal; readonly kind: RefusalKind };

/** The refusal of a key that was used for other content. */
export const keyReused = 'commands.key-reused';
/** The refusal of text that no store can give back as it came: NUL, or half of a surrogate pair. */
export const unstorable = 'commands.unstorable-text';
type CommandsRefusal = typeof keyReused | typeof unstorable;

/** What the commands need of the vault. */
export interface Sealing {
  /** A seal for these persons, whose keys are committed before it resolves. */
  sealFor(persons: readonly string[]): Promise<Seal>;
  /** HMAC-SHA-256 of a credential for storage and look-up, base64url. */
  digest(secret: string): string;
  /** HMAC-SHA-256 of a command's content, base64url. */
  fingerprint(content: string): string;
  passwordHash: Mint['passwordHash'];
}

/** What the commands need of the read side. */
export interface Reached {
  waitFor(position: Position): Promise<void>;
}

/** Another writer may win this often before the stream counts as stuck. */
const attemptsMax = 50;

/** The only handler there is: load, decide, append, retry on conflict, stamp metadata. */
export class Commands {
  private readonly turns = new StreamsInTurn();
  private readonly mint: Mint = {
    randomHex,
    passwordHash: (person, password) => this.sealing.passwordHash(person, password),
  };

  constructor(
    private readonly store: EventStore,
    private readonly sealing: Sealing,
    private readonly facts: Facts,
    private readonly views: Reached,
    private readonly clock: Clock,
  ) {}

  /**
   * Executes one command on its one stream, in one append.
   * @throws StoreUnavailable when the event store stays away; repeating with the same idempotency key is safe.
   */
  async execute<Command, State, E extends Event, Facts_, Code extends string>(
    definition: CommandDefinition<Command, State, E, Facts_, Code>,
    given: Command,
    asking: Asking,
  ): Promise<Outcome<Code, Command>> {
    const completed = definition.complete?.(given, this.mint);
    const command = completed instanceof Promise ? await completed : (completed ?? given);
    if (!storable(command)) return { ok: false, code: unstorable, kind: 'invalid' };
    const stream = definition.stream(command);
    // The fingerprint is of what the caller gave: what is minted differs at every retry.
    const once = this.once(definition.name, given, asking);
    return this.turns.run(stream, () => this.executeInTurn(definition, command, asking, stream, once));
  }

  private async executeInTurn<Command, State, E extends Event, Facts_, Code extends string>(
    definition: CommandDefinition<Command, State, E, Facts_, Code>,
    command: Command,
    asking: Asking,
    stream: string,
    once: Once | undefined,
  ): Promise<Outcome<Code, Command>> {
    const metadata = stamped(this.metadata(definition.name, asking), once);
    const context = await this.context(definition, command, metadata);
    // A command that usually starts its stream decides on an empty one first, and loads only if that turns out wrong.
    let assumed = definition.creates === true;

    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const history = assumed ? [] : await this.store.readStream(stream);
      const known = once && earlier(history, once);
      if (known?.same === false) return { ok: false, code: keyReused, kind: 'conflict' };
      if (known) return { ok: true, position: known.last.position, repeated: true, command };

      const state = history.reduce(
        (before, event) => definition.decider.evolve(before, event as unknown as E),
        definition.decider.initial,
      );
      const facts = await this.factsFor(definition, command, asking, context);
      const decision = definition.decide(state, command, facts, context);
      if (!decision.ok) {
        if (!assumed) return { ok: false, ...decision.refusal };
        assumed = false;
        continue;
      }
      const last = history.at(-1);
      if (decision.events.length === 0) {
        return { ok: true, position: last?.position ?? asking.after, repeated: true, command };
      }
      const appended = await this.store.append(
        stream,
        last?.revision ?? 'none',
        // Fresh ids for each decision: the client's own retries repeat them, a caller's retry must meet the conflict,
        // or the store would take it for the first and a credential minted now would be shown as the live one.
        decision.events.map((event) => ({ ...event, id: v4(), metadata })),
      );
      if (appended.ok) return { ok: true, position: appended.position, repeated: false, command };
      assumed = false;
    }
    throw new Error(`stream of ${definition.name} changed under ${attemptsMax} attempts`);
  }

  private once(name: string, command: unknown, asking: Asking): Once | undefined {
    if (asking.idempotencyKey === undefined) return undefined;
    return {
      key: this.sealing.fingerprint(canonical(['key', asking.actor, asking.idempotencyKey])),
      fingerprint: this.sealing.fingerprint(canonical(['content', name, command])),
    };
  }

  private metadata(command: string, asking: Asking): EventMetadata {
    const now = this.clock.now();
    const correlationId = asking.correlationId ?? v4();
    return {
      command,
      actor: asking.actor,
      surface: asking.surface,
      correlationId,
      causationId: asking.causationId ?? correlationId,
      recordedAt: now.toISOString(),
      occurredAt: (asking.at ?? now).toISOString(),
    };
  }

  private async context<Command, State, E extends Event, Facts_, Code extends string>(
    definition: CommandDefinition<Command, State, E, Facts_, Code>,
    command: Command,
    metadata: EventMetadata,
  ): Promise<DecisionContext> {
    const persons = definition.persons?.(command) ?? [];
    return {
      now: new Date(metadata.occurredAt),
      seal: await this.sealing.sealFor(persons),
      digest: (secret) => this.sealing.digest(secret),
    };
  }

  private async factsFor<Command, State, E extends Event, Facts_, Code extends string>(
    definition: CommandDefinition<Command, State, E, Facts_, Code>,
    command: Command,
    asking: Asking,
    context: DecisionContext,
  ): Promise<Facts_> {
    if (definition.facts === undefined) return undefined as Facts_;
    if (asking.after !== undefined) await this.views.waitFor(asking.after);
    return definition.facts(command, this.facts.read, context);
  }
}

/** For commands that mint a credential: cryptographically random, lower-case hex. */
const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');
