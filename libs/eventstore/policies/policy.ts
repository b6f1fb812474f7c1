import type { AnyCommand, CommandDefinition, Event, ReadFact, RecordedEvent } from '@almoner/kernel';

/** What a policy asks for: one command on its one stream. */
export interface Reaction {
  readonly definition: AnyCommand;
  readonly command: unknown;
}

/** `read` answers from views that include the event and everything that this policy wrote before. */
type Handler<E extends Event> = (
  event: RecordedEvent<E>,
  read: ReadFact,
) => readonly Reaction[] | Promise<readonly Reaction[]>;

/** "When this happened, do that": the commands that follow from an event on another stream. */
export interface Policy {
  /** Its checkpoint and its idempotency keys hang on the name, so it never changes. */
  readonly name: string;
  readonly on: Readonly<Record<string, Handler<Event> | undefined>>;
}

/** Declares a policy over the events of `E`; types that it leaves out do not concern it. */
export function policy<E extends Event>(
  name: string,
  declaration: { readonly on: { readonly [Type in E['type']]?: Handler<Extract<E, { type: Type }>> } },
): Policy {
  return { name, on: declaration.on as Policy['on'] };
}

/** Pairs a command with its definition, so that their types agree. */
export function reaction<Command>(
  // oxlint-disable-next-line typescript/no-explicit-any -- only the command's own type matters here
  definition: CommandDefinition<Command, any, any, any, string>,
  command: NoInfer<Command>,
): Reaction {
  return { definition, command };
}
