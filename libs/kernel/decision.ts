import type { Event } from './event';

/**
 * What a surface can do with a refusal; each surface maps every kind to its own wire error.
 * missing: no such record · invalid: the input can never be right · conflict: not in this state · forbidden: not for this
 * caller · unavailable: a fact that the decision needs is not there (a rate).
 */
export type RefusalKind = 'missing' | 'invalid' | 'conflict' | 'forbidden' | 'unavailable';

export const refusalKinds = [
  'missing',
  'invalid',
  'conflict',
  'forbidden',
  'unavailable',
] as const satisfies readonly RefusalKind[];

/** A refusal is a value, never an exception. `code` carries its context: `donations.campaign-closed`. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly kind: RefusalKind;
}

export type Decision<E extends Event, Code extends string> =
  | { readonly ok: true; readonly events: readonly E[] }
  | { readonly ok: false; readonly refusal: Refusal<Code> };

/** Accepts with the events to record; with none the command changes nothing and still succeeds. */
export function accept<const E extends Event>(...events: E[]): Decision<E, never> {
  return { ok: true, events };
}

/** The refusals of one context: code to kind, written once. */
export type Refusals<Code extends string> = Readonly<Record<Code, RefusalKind>>;

/** Binds `refuse` to a context's table of refusals, so that a code cannot be misspelt. */
export function refusing<Table extends Readonly<Record<string, RefusalKind>>>(table: Table) {
  return <Code extends keyof Table & string>(code: Code): Decision<never, Code> => ({
    ok: false,
    refusal: { code, kind: table[code] as RefusalKind },
  });
}
