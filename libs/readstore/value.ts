/** A value that a view column can hold. Instants are stored as milliseconds since the epoch. */
export type Value = string | number | bigint | boolean | null;
export type Row = Readonly<Record<string, Value>>;
