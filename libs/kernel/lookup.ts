/** A question that a decision may ask of the read side. A context's module binds the token to one of its views. */
export interface Lookup<Args extends readonly unknown[] = readonly unknown[], Result = unknown> {
  readonly name: string;
  readonly args?: Args;
  readonly result?: Result;
}

export function lookup<Args extends readonly unknown[], Result>(name: string): Lookup<Args, Result> {
  return { name };
}

/** Answers lookups from views that have reached the position the command asked for. */
export type ReadFact = <Args extends readonly unknown[], Result>(
  token: Lookup<Args, Result>,
  ...args: Args
) => Promise<Result>;
