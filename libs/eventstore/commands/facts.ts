import type { Lookup, ReadFact } from '@almoner/kernel';

type Answer = (...args: never[]) => unknown;

/** Which view answers which lookup; each context's module binds its own. */
export class Facts {
  private readonly answers = new Map<string, Answer>();

  /** @throws Error when the lookup is bound already: two answers to one question would be chance. */
  bind<Args extends readonly unknown[], Result>(
    token: Lookup<Args, Result>,
    answer: (...args: Args) => Result | Promise<Result>,
  ): void {
    if (this.answers.has(token.name)) throw new Error(`lookup ${token.name} is bound twice`);
    this.answers.set(token.name, answer);
  }

  readonly read: ReadFact = async <Args extends readonly unknown[], Result>(
    token: Lookup<Args, Result>,
    ...args: Args
  ): Promise<Result> => {
    const answer = this.answers.get(token.name);
    if (answer === undefined) throw new Error(`no view answers ${token.name}`);
    return (await answer(...(args as unknown as never[]))) as Result;
  };
}
