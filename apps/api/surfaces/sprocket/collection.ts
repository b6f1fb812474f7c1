/** What a field is on the wire, and so how the text of a filter is read. */
export type FieldType =
  /** A 32-bit integer. */
  | 'int'
  /** Unix seconds; rows hold milliseconds. */
  | 'instant'
  /** Money in major units; rows hold minor ones. */
  | 'decimal'
  /** Rows hold the text folded. */
  | 'string'
  | 'boolean'
  /** One of a few words: each with the one that rows hold. */
  | { readonly words: Readonly<Record<string, string>> };

export interface FieldDescription<Field extends string = string> {
  readonly type: FieldType;
  /** What the query of the collection calls it. */
  readonly field: Field;
  /** Where every entry has the same value, it sorts but does not filter. */
  readonly sortsOnly?: true;
}

/** What one collection of this API can be asked: the paths of the fields that filter and sort, and what holds when none is given. */
export interface Collection<Field extends string = string> {
  /** Lower-case dotted paths of the object, `donation.payment.currency_key`. */
  readonly fields: Readonly<Record<string, FieldDescription<Field>>>;
  /** The integer under which entries are known, for `from_id`. */
  readonly id: Field;
  /** What `starting` compares with. */
  readonly since: Field;
  readonly defaultOrder: readonly Field[];
}

/** The same collection by change time (behaviour note 25). */
export const modified = <Field extends string>(
  collection: Collection<Field>,
  since: NoInfer<Field>,
): Collection<Field> => ({ ...collection, since, defaultOrder: [since] });
