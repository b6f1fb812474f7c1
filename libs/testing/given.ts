import {
  type CommandDefinition,
  type Decision,
  type DecisionContext,
  type Event,
  type Lookup,
  type Mint,
  type ReadFact,
  type Seal,
  refusalKinds,
} from '@almoner/kernel';

/** What a lookup answers in a spec. */
export interface Answer {
  readonly name: string;
  readonly answer: (...args: never[]) => unknown;
}

// oxlint-disable-next-line typescript/no-explicit-any -- lookups of every type are answered
type AnyLookup = Lookup<any, any>;
type ArgsOf<T extends AnyLookup> = NonNullable<T['args']>;
type ResultOf<T extends AnyLookup> = T['result'];

/** Answers a lookup with a value, or with what a function makes of its arguments. */
export function answering<T extends AnyLookup>(
  token: T,
  answer: ResultOf<T> | ((...args: ArgsOf<T>) => ResultOf<T>),
): Answer {
  if (!/^[a-z-]+\.[a-z-]+$/.test(token.name))
    throw new Error(`a lookup is named context.question: ${token.name}`);
  const respond = typeof answer === 'function' ? answer : () => answer;
  return { name: token.name, answer: respond };
}

/** The seal of specs, readable: no test needs a key to see what was sealed, and under whom. */
export const sealed: Seal = (person, value) => ({ person, text: `${person}:${value}` });
export const digested = (secret: string) => `digest of ${secret}`;
/** What specs find of a password; the real hash is slow. */
export const hashed: Mint['passwordHash'] = async (person, password) => `hash of ${password} for ${person}`;
const mint: Mint = { randomHex: (bytes) => 'c0'.repeat(bytes), passwordHash: hashed };
export const noon = new Date('2011-09-01T12:00:00.000Z');

/** Tells a command's story: what happened before, what is known, what is asked, and what follows. */
export function given<Command, State, E extends Event, Facts, Code extends string>(
  definition: CommandDefinition<Command, State, E, Facts, Code>,
): Story<Command, State, E, Facts, Code> {
  return new Story(definition, [], []);
}

class Story<Command, State, E extends Event, Facts, Code extends string> {
  constructor(
    private readonly definition: CommandDefinition<Command, State, E, Facts, Code>,
    private readonly history: readonly E[],
    private readonly answers: readonly Answer[],
  ) {}

  events(...events: readonly E[]): Story<Command, State, E, Facts, Code> {
    return new Story(this.definition, [...this.history, ...events], this.answers);
  }

  facts(...answers: readonly Answer[]): Story<Command, State, E, Facts, Code> {
    return new Story(this.definition, this.history, [...this.answers, ...answers]);
  }

  when(input: object, { now = noon }: { readonly now?: Date } = {}): Ending<E, Code> {
    return new Ending(this.decide(input, now));
  }

  private async decide(input: object, now: Date): Promise<Decision<E, Code>> {
    const { definition, history } = this;
    const parsed = definition.schema.parse(input);
    const command = (await definition.complete?.(parsed, mint)) ?? parsed;
    const persons = definition.persons?.(command) ?? [];
    const context: DecisionContext = {
      now,
      digest: digested,
      seal(person, value) {
        if (!persons.includes(person))
          throw new Error(`${definition.name} seals under a key that it did not ask for`);
        return sealed(person, value);
      },
    };
    const facts = (await definition.facts?.(command, this.read, context)) as Facts;
    const state = history.reduce(
      (before, event) => definition.decider.evolve(before, event),
      definition.decider.initial,
    );
    return definition.decide(state, command, facts, context);
  }

  private readonly read: ReadFact = async <Args extends readonly unknown[], Result>(
    token: Lookup<Args, Result>,
    ...args: Args
  ): Promise<Result> => {
    const answer = this.answers.findLast(({ name }) => name === token.name);
    if (answer === undefined) throw new Error(`the story has no answer to ${token.name}`);
    return answer.answer(...(args as unknown as never[])) as Result;
  };
}

class Ending<E extends Event, Code extends string> {
  constructor(private readonly decision: Promise<Decision<E, Code>>) {}

  /** Exactly these events are recorded. Return or await it. */
  async then(...events: readonly E[]): Promise<void> {
    expect(await this.decision).toEqual({ ok: true, events });
  }

  /** The command succeeds and records nothing. */
  async thenNothing(): Promise<void> {
    expect(await this.decision).toEqual({ ok: true, events: [] });
  }

  async thenRefused(code: NoInfer<Code>): Promise<void> {
    const decision = await this.decision;
    expect(decision).toMatchObject({ ok: false, refusal: { code } });
    // Surfaces map kinds to wire errors exhaustively; a code without one would reach a client as a fault.
    expect(refusalKinds).toContain(decision.ok ? undefined : decision.refusal.kind);
  }

  /** The schema refuses the command before anything is decided. */
  async thenMalformed(why = /./): Promise<void> {
    await expect(this.decision).rejects.toMatchObject({
      name: 'ZodError',
      message: expect.stringMatching(why) as string,
    });
  }

  /** Something is broken that no caller can mend. */
  async thenFails(message: string | RegExp): Promise<void> {
    await expect(this.decision).rejects.toThrow(message);
  }
}
