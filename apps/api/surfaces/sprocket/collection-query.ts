import { fold } from '@almoner/kernel';
import type { Sift, SiftCondition, SiftOrder } from '@almoner/readstore';
import type { Collection, FieldDescription, FieldType } from './collection';
import { failures } from './failure';
import { type Paging, type Query, intOf, longOf, readPaging } from './parameters';

/** What is asked of a collection, in the words of its query. */
export interface Asked<Field extends string> {
  readonly limit: number;
  readonly offset: number;
  /** @param digits of the currency that the decimals of filters are in */
  sift(digits?: number): Sift<Field>;
}

/**
 * Reads paging, filters and sort by the collection's description alone (behaviour notes 24 to 31).
 * @throws Failure 10011 to 10014, before anything is looked up
 */
export function readCollection<Field extends string>(
  collection: Collection<Field>,
  query: Query,
): Asked<Field> {
  const { limit, offset, ...paging } = readPaging(query);
  const positioned = positions(collection, paging);
  const filtered = filters(collection, query);
  const order = readOrder(collection, query);
  return {
    limit,
    offset,
    sift: (digits = 2) => ({
      limit,
      offset,
      order,
      conditions: [...positioned, ...filtered.map((condition) => condition(digits))],
    }),
  };
}

/** Version 1 has pages only; what version 2 would filter or sort by is refused (behaviour note 32). */
export function readPages<Field extends string>(collection: Collection<Field>, query: Query): Asked<Field> {
  if (query['sort'] !== undefined) throw failures.notSortable('Version 1 has no sort: it');
  return readCollection({ ...collection, fields: {} }, query);
}

function positions<Field extends string>(
  { id, since }: Collection<Field>,
  { fromId, starting }: Pick<Paging, 'fromId' | 'starting'>,
): SiftCondition<Field>[] {
  return [
    ...(fromId === undefined ? [] : [{ field: id, min: fromId }]),
    ...(starting === undefined ? [] : [{ field: since, min: starting * 1000n }]),
  ];
}

/** Far more than there are fields: no statement grows beyond what a database takes. */
const filtersMax = 50;

type Reading<Field extends string> = (digits: number) => SiftCondition<Field>;

/** A key with a dot is the path of a field; any other one is no filter, and what this API does not know of those is ignored. */
function filters<Field extends string>(
  { fields }: Collection<Field>,
  query: Query,
): readonly Reading<Field>[] {
  const asked = Object.entries(query)
    .filter(([key]) => key.includes('.'))
    .flatMap(([key, value]) => [value].flat().map((text) => ({ key, text: String(text) })));
  if (asked.length > filtersMax) throw failures.unacceptable(`At most ${filtersMax} filters hold at once.`);
  return asked.map(({ key, text }) => {
    const described = fieldOf(fields, key);
    if (described === undefined || described.sortsOnly) throw failures.notFilterable(key);
    return reading(described, key, text);
  });
}

function readOrder<Field extends string>(
  { fields, defaultOrder }: Collection<Field>,
  query: Query,
): SiftOrder<Field>[] {
  const { sort } = query;
  if (sort === undefined) return defaultOrder.map((by) => ({ by, descending: false }));
  if (typeof sort !== 'string') throw failures.mistyped('sort', 'one list of fields');
  return sort.split(',').map((part) => {
    const descending = part.startsWith('-');
    const described = fieldOf(fields, descending ? part.slice(1) : part);
    if (described === undefined) throw failures.notSortable(part);
    return { by: described.field, descending };
  });
}

function fieldOf<Field extends string>(
  fields: Collection<Field>['fields'],
  path: string,
): FieldDescription<Field> | undefined {
  const name = path.toLowerCase();
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function reading<Field extends string>(
  { type, field }: FieldDescription<Field>,
  name: string,
  text: string,
): Reading<Field> {
  const read = (digits: number) =>
    text === '' || text.startsWith('=') ? undefined : meaning(type, text, digits);
  if (read(0) === undefined)
    throw failures.mistyped(name, typeNames[typeof type === 'string' ? type : 'string']);
  return (digits) => ({ field, ...read(digits)! });
}

const typeNames: Readonly<Record<FieldType & string, string>> = {
  int: 'an int, alone or behind > or <',
  instant: 'a long, alone or behind > or <',
  decimal: 'a decimal, alone or behind > or <',
  string: 'a string',
  boolean: 'true or false',
};

type Meaning = Omit<SiftCondition, 'field'> & Record<string, unknown>;

function meaning(type: FieldType, text: string, digits: number): Meaning | undefined {
  if (typeof type === 'object') return { among: wordsLike(type.words, text) };
  switch (type) {
    case 'boolean':
      return text === 'true' || text === 'false' ? { is: text === 'true' } : undefined;
    case 'string':
      return textLike(text);
    default: {
      const [, operator = '', value = ''] = /^([<>]?)(.*)$/s.exec(text) ?? [];
      const unit = units[type](value, digits);
      return unit && ranges[operator as keyof typeof ranges](unit);
    }
  }
}

/** The whole numbers of a row that show as one value of the wire; `first` is above `last` where none does. */
interface Shown {
  readonly first: bigint;
  readonly last: bigint;
}

const ranges = {
  '': ({ first, last }: Shown) => ({ min: first, max: last }),
  '>': ({ last }: Shown) => ({ min: last + 1n }),
  '<': ({ first }: Shown) => ({ max: first - 1n }),
};

const units: Readonly<
  Record<'int' | 'instant' | 'decimal', (value: string, digits: number) => Shown | undefined>
> = {
  int(value) {
    const number = intOf(value);
    return number === undefined ? undefined : { first: BigInt(number), last: BigInt(number) };
  },
  instant(value) {
    const seconds = longOf(value);
    return seconds === undefined ? undefined : { first: seconds * 1000n, last: seconds * 1000n + 999n };
  },
  decimal(value, digits) {
    const [, sign, whole, fraction = ''] = /^(-?)([0-9]{1,15})(?:\.([0-9]{1,6}))?$/.exec(value) ?? [];
    if (whole === undefined) return undefined;
    const below = fraction.slice(digits);
    const minor = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0')) * (sign === '-' ? -1n : 1n);
    if (!/[1-9]/.test(below)) return { first: minor, last: minor };
    // Between two whole minor units: no row shows it, and the next ones are above and below.
    return sign === '-' ? { first: minor, last: minor - 1n } : { first: minor + 1n, last: minor };
  },
};

/** A first or last asterisk stands for any text; one inside is itself (behaviour note 29). */
function wildcards(text: string) {
  const open = text.startsWith('*');
  const rest = open ? text.slice(1) : text;
  const ended = rest.endsWith('*');
  const word = ended ? rest.slice(0, -1) : rest;
  const part = open ? (ended ? 'anywhere' : 'end') : ended ? 'beginning' : 'whole';
  return { word, part } as const;
}

function textLike(text: string): Meaning {
  const { word, part } = wildcards(text);
  // Folding takes outer blanks away, and those at an open end are none of the text's.
  const folded = fold(`|${word}|`).slice(1, -1);
  if (part === 'whole') return { text: fold(word), part };
  return folded === '' ? { known: true } : { text: folded, part };
}

function wordsLike(words: Readonly<Record<string, string>>, text: string): string[] {
  const { word, part } = wildcards(text.toLowerCase());
  return Object.entries(words)
    .filter(([shown]) => matching[part](shown.toLowerCase(), word))
    .map(([, held]) => held);
}

const matching: Readonly<
  Record<ReturnType<typeof wildcards>['part'], (text: string, word: string) => boolean>
> = {
  whole: (text, word) => text === word,
  beginning: (text, word) => text.startsWith(word),
  end: (text, word) => text.endsWith(word),
  anywhere: (text, word) => text.includes(word),
};
