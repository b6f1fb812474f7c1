import type { Schema } from './command';
import type { Event } from './event';

/** The events of one stream as a context declares them: each stored type name once, with what its data must look like. */
export type EventSchemas = Readonly<Record<string, Schema<unknown>>>;

/** One of the declared events. */
export type EventOf<Schemas extends EventSchemas, Type extends keyof Schemas & string> = Event<
  Type,
  ReturnType<Schemas[Type]['parse']>
>;

/** The union of the declared events. */
export type EventsOf<Schemas extends EventSchemas> = {
  [Type in keyof Schemas & string]: EventOf<Schemas, Type>;
}[keyof Schemas & string];
