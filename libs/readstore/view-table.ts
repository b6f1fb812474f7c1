import { defineEntity, type EntitySchema } from '@mikro-orm/core';
import { type Column, type ColumnKind, snakeCase } from './column';
import { type SearchScope, searchScopes } from './search';
import type { Value } from './value';

export { p } from '@mikro-orm/core';

// oxlint-disable-next-line typescript/no-explicit-any -- MikroORM types its own property maps so
export type Properties = Record<string, any>;

/**
 * One table of a view: a MikroORM entity plus what the runner needs to write it in bulk.
 * Columns are `p.string()`/`p.text()` (bytewise text), `p.boolean()`, and 64-bit integers: `p.integer()` and
 * `p.bigint('number')` are read as number (an unsafe one throws), `p.bigint()`, for sums, as bigint; instants are
 * `p.bigint('number')`, milliseconds since the epoch.
 */
export interface ViewTable<P extends Properties = Properties> {
  /** Name without version; the store adds `_v<n>`. Snake case. */
  readonly name: string;
  readonly entity: EntitySchema;
  readonly columns: readonly Column[];
  readonly keys: readonly Column[];
  readonly indexes: readonly (readonly string[])[];
  readonly searches: readonly SearchScope[];
  /** Only for inference. */
  readonly '~properties'?: P;
}

export interface ViewTableOptions<Property extends string> {
  readonly indexes?: readonly (readonly Property[])[];
  /**
   * Full text by scope: the columns that a search of that name reads, the weightiest first. A column in a scope keeps the
   * words of what is written to it, not the text.
   */
  readonly search?: Readonly<Record<string, readonly Property[]>>;
}

export function viewTable<const P extends Properties>(
  name: string,
  properties: P,
  { indexes = [], search = {} }: ViewTableOptions<keyof P & string> = {},
): ViewTable<P> {
  const searched = new Set<string>(Object.values(search).flat());
  const columns = Object.entries(properties).map(([property, builder]) =>
    columnOf(name, property, builder as Builder, searched.has(property)),
  );
  const keys = columns.filter((column) => column.primary);
  if (keys.length === 0) throw new TypeError(`View table ${name} needs a primary property.`);
  const entity = defineEntity({ name, tableName: name, properties }) as unknown as EntitySchema;
  return { name, entity, columns, keys, indexes, searches: searchScopes(name, columns, search) };
}

interface BuilderOptions {
  readonly type?: unknown;
  readonly primary?: boolean;
  readonly nullable?: boolean;
  readonly default?: Value;
}

interface Builder {
  readonly '~options': BuilderOptions;
}

function columnOf(table: string, property: string, builder: Builder, searched: boolean): Column {
  const options = builder['~options'];
  const kind = kindOf(options.type);
  if (!kind)
    throw new TypeError(`View table ${table}: the type of ${property} is not text, boolean or integer.`);
  if (searched && (kind !== 'text' || options.primary === true))
    throw new TypeError(`View table ${table}: ${property} cannot be searched, it is a key or no text.`);
  const nullable = options.nullable === true;
  const zero = kind === 'number' ? 0 : kind === 'bigint' ? 0n : kind === 'boolean' ? false : undefined;
  const initial = options.default ?? (nullable ? null : zero);
  return {
    property,
    name: snakeCase(property),
    kind,
    primary: options.primary === true,
    nullable,
    searched,
    initial: kind === 'bigint' && typeof initial === 'number' ? BigInt(initial) : initial,
  };
}

/** MikroORM's builders carry the type as a class, or as an instance when the type has a mode. */
function kindOf(type: unknown): ColumnKind | undefined {
  const name = typeof type === 'function' ? type.name : type?.constructor?.name;
  switch (name) {
    case 'StringType':
    case 'TextType':
    case 'UuidType':
      return 'text';
    case 'BooleanType':
      return 'boolean';
    case 'IntegerType':
    case 'SmallIntType':
    case 'TinyIntType':
      return 'number';
    case 'BigIntType':
      return (type as { mode?: string }).mode === 'number' ? 'number' : 'bigint';
    default:
      return undefined;
  }
}

type OptionsOf<B> = B extends { '~options': infer O } ? O : never;
type TypeOf<B> = B extends { '~type'?: { value: infer V } } ? V : never;
type IsNullable<B> = OptionsOf<B> extends { nullable: true } ? true : false;
type IsPrimary<B> = OptionsOf<B> extends { primary: true } ? true : false;
type HasDefault<B> = OptionsOf<B> extends { default: unknown } ? true : false;
type ReadValue<B> = IsNullable<B> extends true ? TypeOf<B> | null : TypeOf<B>;
type Given<V> = V extends bigint | number ? bigint | number : V;
type GivenValue<B> = IsNullable<B> extends true ? Given<TypeOf<B>> | null : Given<TypeOf<B>>;

type PropertiesOf<T> = T extends ViewTable<infer P> ? P : never;
type Optional<P> = {
  [K in keyof P]: IsNullable<P[K]> extends true ? K : HasDefault<P[K]> extends true ? K : never;
}[keyof P];
type Keys<P> = { [K in keyof P]: IsPrimary<P[K]> extends true ? K : never }[keyof P];
type Integers<P> = { [K in keyof P]: TypeOf<P[K]> extends bigint | number ? K : never }[keyof P];

/** A row as queries and `own` give it. */
export type RowOf<T extends ViewTable> = {
  readonly [K in keyof PropertiesOf<T> & string]: ReadValue<PropertiesOf<T>[K]>;
};

/** A row as `put` takes it: columns that are nullable or have a default may be left out. */
export type NewRow<T extends ViewTable> = {
  readonly [K in Exclude<keyof PropertiesOf<T>, Optional<PropertiesOf<T>>> & string]: GivenValue<
    PropertiesOf<T>[K]
  >;
} & { readonly [K in Optional<PropertiesOf<T>> & string]?: GivenValue<PropertiesOf<T>[K]> };

export type KeyOf<T extends ViewTable> = {
  readonly [K in Keys<PropertiesOf<T>> & string]: GivenValue<PropertiesOf<T>[K]>;
};

/** Any columns but the key's. */
export type ColumnsOf<T extends ViewTable> = {
  readonly [K in Exclude<keyof PropertiesOf<T>, Keys<PropertiesOf<T>>> & string]?: GivenValue<
    PropertiesOf<T>[K]
  >;
};

export type AnyColumnsOf<T extends ViewTable> = {
  readonly [K in keyof PropertiesOf<T> & string]?: GivenValue<PropertiesOf<T>[K]>;
};

export type IntegerColumn<T extends ViewTable> = Exclude<Integers<PropertiesOf<T>>, Keys<PropertiesOf<T>>> &
  string;
export type AddedTo<T extends ViewTable> = { readonly [K in IntegerColumn<T>]?: number | bigint };
