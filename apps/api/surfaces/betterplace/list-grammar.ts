type Query = Readonly<Record<string, unknown>>;

/** What a facet's values mean: each wire value with the one that queries know. */
export type FacetValues = Readonly<Record<string, string | boolean>>;

/** Values that are looked up as they are, because no list of them exists. */
export const anyValue = 'any value';

type Facet = FacetValues | typeof anyValue;

/** What one list of this API can be asked: which filters, which sort keys, and what holds when none is given. */
export interface ListDescription<Key extends string = string, Name extends string = string> {
  readonly facets: Readonly<Record<Name, Facet>>;
  readonly orders: readonly Key[];
  readonly defaultOrder: readonly Sort<Key>[];
}

export interface Sort<Key extends string = string> {
  readonly key: Key;
  readonly direction: 'asc' | 'desc';
}

/** The filters that hold together; `none` where one of them can match nothing. */
export type Filters<Name extends string = string> =
  Readonly<Partial<Record<Name, string | boolean>>> | 'none';

export const yesNo = { true: true, false: false } as const satisfies FacetValues;

/** Reads `key:value|key:value`; what the list does not know is ignored, a value that cannot be matches nothing. */
export function readFacets<Name extends string>(
  { facets }: Pick<ListDescription<string, Name>, 'facets'>,
  query: Query,
): Filters<Name> {
  const found: Partial<Record<Name, string | boolean>> = {};
  for (const [name, text] of pairs(query['facets'])) {
    if (!Object.hasOwn(facets, name)) continue;
    const value = meaning(facets[name as Name], text);
    const other = found[name as Name];
    if (value === undefined || (other !== undefined && other !== value)) return 'none';
    found[name as Name] = value;
  }
  return found;
}

/** Reads `key:direction|key`; the first key is the primary one, unknown keys are skipped, and ties end at the lowest id. */
export function readOrder<Key extends string>(
  list: Pick<ListDescription<Key>, 'orders' | 'defaultOrder'>,
  query: Query,
): readonly Sort<Key>[] {
  const asked = new Map<Key, Sort<Key>>();
  for (const [name, direction] of pairs(query['order'])) {
    const key = list.orders.find((known) => known === name);
    // A key that comes again could not change an order that it already made.
    if (key === undefined || asked.has(key)) continue;
    // An unknown direction counts as ascending (ruling).
    asked.set(key, { key, direction: direction.toLowerCase() === 'desc' ? 'desc' : 'asc' });
  }
  return asked.size === 0 ? list.defaultOrder : [...asked.values()];
}

function meaning(facet: Facet, text: string): string | boolean | undefined {
  if (facet === anyValue) return text;
  return Object.hasOwn(facet, text) ? facet[text] : undefined;
}

/** Express gives a repeated parameter as a list; each part counts, as if it stood behind a pipe. */
function pairs(parameter: unknown): [name: string, value: string][] {
  return [parameter]
    .flat()
    .filter((text) => typeof text === 'string')
    .flatMap((text) => text.split('|'))
    .map((pair) => {
      const colon = pair.indexOf(':');
      const [name, value] = colon === -1 ? [pair, ''] : [pair.slice(0, colon), pair.slice(colon + 1)];
      return [name.trim(), value.trim()];
    });
}
