/** Which part of a list is asked for. */
export interface Page {
  readonly page: number;
  readonly perPage: number;
  readonly offset: number;
}

/** One part of a list, with the count of the whole. */
export interface Slice<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

type Query = Readonly<Record<string, unknown>>;

const perPageDefault = 20;
export const perPageMax = 200;
/** Far beyond every list, and its offset still a safe integer. */
const pageMax = 1_000_000_000;

/** Clients send what they like: an odd page is the first, an odd size the usual one, and a size above 200 is 200. */
export function readPage(query: Query): Page {
  const page = Math.min(positive(query['page']) ?? 1, pageMax);
  const perPage = Math.min(positive(query['per_page']) ?? perPageDefault, perPageMax);
  return { page, perPage, offset: (page - 1) * perPage };
}

function positive(value: unknown): number | undefined {
  const given: unknown = Array.isArray(value) ? value.at(-1) : value;
  if (typeof given !== 'string' || !/^\s*\+?[0-9]+\s*$/.test(given)) return undefined;
  const number = Number(given);
  return number > 0 ? number : undefined;
}

/** The documented envelope, key for key; past the end it still tells the true totals. */
export function presentList<Wire>(
  { page, perPage, offset }: Page,
  total: number,
  data: readonly Wire[],
  pagesMin = 0,
) {
  return {
    total_entries: total,
    offset,
    total_pages: Math.max(Math.ceil(total / perPage), pagesMin),
    current_page: page,
    per_page: perPage,
    data,
  };
}

/** The same envelope around entries that are bytes already. @param more what else a list tells of itself */
export function listBytes(page: Page, total: number, entries: readonly Buffer[], more: object = {}): Buffer {
  const { data, ...envelope } = presentList(page, total, []);
  const whole = JSON.stringify({ ...envelope, ...more, data });
  const parts = entries.flatMap((entry, index) => (index === 0 ? [entry] : [comma, entry]));
  return Buffer.concat([Buffer.from(whole.slice(0, -closing.length)), ...parts, closing]);
}

const comma = Buffer.from(',');
const closing = Buffer.from(']}');
