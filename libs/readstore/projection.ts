import type { Event, Open, RecordedEvent } from '@almoner/kernel';
import type { RowOperation } from './row-operations';
import type { Row } from './value';
import type { KeyOf, RowOf, ViewTable } from './view-table';

/** What a handler may use beside the event. `open` reads sealed values; null where the person's key is gone. */
export interface ProjectionContext {
  readonly open: Open;
}

/** Rows of the view's own tables as they stand just before the event; undefined where there is none. */
export type OwnRow = <T extends ViewTable>(table: T, key: KeyOf<T>) => RowOf<T> | undefined;

type Plain<E extends Event> = (
  event: RecordedEvent<E>,
  context: ProjectionContext,
) => readonly RowOperation[];

/** For the few handlers that must see the view's own rows: `keys` names them, `apply` gets them. Still pure. */
export interface Reading<E extends Event> {
  keys(event: RecordedEvent<E>): readonly { readonly table: ViewTable; readonly key: Row }[];
  apply(event: RecordedEvent<E>, own: OwnRow, context: ProjectionContext): readonly RowOperation[];
}

export type Handler<E extends Event> = Plain<E> | Reading<E>;

/** A view: its tables and what each event type does to them. Changing either in a way that old rows miss raises `version`. */
export interface Projection {
  readonly view: string;
  readonly version: number;
  /** What else the rows depend on, a setting for example: another text means other tables. */
  readonly variant?: string;
  readonly tables: readonly ViewTable[];
  readonly on: Readonly<Record<string, Handler<Event> | undefined>>;
}

/** Declares a projection over the events of `E`; every handler is explicit, and types that it leaves out do not concern it. */
export function projection<E extends Event>(
  view: string,
  declaration: {
    readonly version: number;
    readonly variant?: string;
    readonly tables: readonly ViewTable[];
    readonly on: { readonly [Type in E['type']]?: Handler<Extract<E, { type: Type }>> };
  },
): Projection {
  return {
    view,
    version: declaration.version,
    variant: declaration.variant,
    tables: declaration.tables,
    on: declaration.on as Projection['on'],
  };
}

/** Writes a reading handler so that its parameters are inferred; functions have an `apply` too, which confuses them. */
export const reading = <E extends Event>(handler: Reading<E>): Reading<E> => handler;
