type Query = Readonly<Record<string, unknown>>;

/** What a facet's values mean: each wire value with the one that queries know. */
export type FacetValues = Readonly<Record<string, string | boolean>>;

/** Values that are looked up as they are, because no list of them exists. */
export const anyValue = 'any value';

type Facet = FacetValues | typeof anyValue;
type Facets = Readonly<Record<string, Facet>>;

/** What one list of this API can be asked: which filters, which sort keys, and what holds when none is given. */
export interface ListDescription<F extends Facets = Facets, Key extends string = string> {
  readonly facets: F;
  readonly orders: readonly Key[];
  readonly defaultOrder: readonly Sort<Key>[];
}

export interface Sort<Key extends string = string> {
  readonly key: Key;
  readonly direction: 'asc' | 'desc';
}

/** The filters that hold together. */
export type Filters<F extends Facets> = {
  readonly [Name in keyof F]?: F[Name] extends FacetValues ? F[Name][keyof F[Name]] : string;
};

export const yesNo = { true: true, false: false } as const satisfies FacetValues;

/**
 * Reads `key:value|key:value`; what the list does not know is ignored.
 * @returns `none` where a value cannot be, or where two contradict each other: nothing can match
 */
export function readFacets<F extends Facets>(
  { facets }: { readonly facets: F },
  query: Query,
): Filters<F> | 'none' {
  const found = new Map<string, string | boolean>();
  for (const [name, text] of pairs(query['facets'])) {
    const facet = Object.hasOwn(facets, name) ? facets[name] : undefined;
    if (facet === undefined) continue;
    const value = meaning(facet, text);
    if (value === undefined || (found.get(name) ?? value) !== value) return 'none';
    found.set(name, value);
  }
  return Object.fromEntries(found) as Filters<F>;
}

/** Reads `key:direction|key`; the first key is the primary one, unknown keys are skipped, and ties end at the lowest id. */
export function readOrder<Key extends string>(
  list: Pick<ListDescription<Facets, Key>, 'orders' | 'defaultOrder'>,
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
