import type { Decider } from './decider';
import type { Decision } from './decision';
import type { Event } from './event';
import type { ReadFact } from './lookup';
import type { Seal } from './sealed';

/** What a schema must offer; zod's schemas do. */
export interface Schema<Output> {
  parse(input: unknown): Output;
}

/** What comes into a decision from outside, so that the decision itself stays pure. */
export interface DecisionContext {
  /** When it happens: the clock, or the instant that an import gives. */
  readonly now: Date;
  readonly seal: Seal;
  /** Digests a secret for storage: HMAC-SHA-256 under a key of the vault, base64url. */
  readonly digest: (secret: string) => string;
}

/** What the look-up of facts may use beside the command. */
export type FactContext = Pick<DecisionContext, 'now' | 'digest'>;

/** Makes what a decision could not make purely or at once. */
export interface Mint {
  /** Lower-case hex from a cryptographic source. */
  randomHex(bytes: number): string;
  /** What is kept of a password: slow to make on purpose, and the same for the same person and password. */
  passwordHash(person: string, password: string): Promise<string>;
}

export interface CommandDefinition<Command, State, E extends Event, Facts, Code extends string> {
  /** Stored in every event's metadata and used in load files: `donations.NotifyDonation`. */
  readonly name: string;
  /** One sentence for operators. */
  readonly summary: string;
  readonly schema: Schema<Command>;
  /**
   * Fills in what the caller left to chance, before anything else runs, so that `decide` stays pure and the caller can show
   * a minted value once. A password is replaced by its hash here, so that nothing behind this ever holds it.
   */
  complete?(command: NoInfer<Command>, mint: Mint): Command | Promise<Command>;
  /** The one stream that the command writes; the text before the first `-` is its category. */
  stream(command: NoInfer<Command>): string;
  readonly decider: Decider<State, E>;
  /** True when the command usually starts its stream: it then appends first and loads only on a conflict. */
  readonly creates?: boolean;
  /** Whose keys must exist before anything is sealed under them. */
  persons?(command: NoInfer<Command>): readonly string[];
  facts?(command: NoInfer<Command>, read: ReadFact, context: FactContext): Facts | Promise<Facts>;
  decide(
    state: NoInfer<State>,
    command: NoInfer<Command>,
    facts: Facts,
    context: DecisionContext,
  ): Decision<E, Code>;
}

/** Checks the shape and keeps every type parameter inferred. */
export function defineCommand<Command, State, E extends Event, Code extends string, Facts = undefined>(
  definition: CommandDefinition<Command, State, E, Facts, Code>,
): CommandDefinition<Command, State, E, Facts, Code> {
  return definition;
}

/** For lists of commands whose parameters differ. */
// oxlint-disable-next-line typescript/no-explicit-any -- a registry holds commands of every type
export type AnyCommand = CommandDefinition<any, any, any, any, string>;
