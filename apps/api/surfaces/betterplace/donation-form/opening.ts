/** How a form was opened: everything about it that the address of the page decides. */
export interface Opening {
  readonly clientId: string;
  /** The preset sum in cents; null where none was named, or none that a gift may have. */
  readonly presetCents: number | null;
  readonly locked: boolean;
  /** The client's own key for the gift; null where there is none. */
  readonly reference: string | null;
  /** The number of the need; null for the whole project. */
  readonly need: number | null;
}

export const centsMin = 100;
export const centsMax = 10_000_000;
const referenceLengthMax = 200;

/** Odd values of what is optional count as missing; a missing client is one that nobody is. */
export function readOpening(query: Readonly<Record<string, unknown>>): Opening {
  const one = (name: string): string => {
    const value = query[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  // The spelling of before 2015-06-17, which was still to be taken.
  const either = (name: string): string => one(name) || one(`donation_presenter[${name}]`);
  const presetCents = readCents(either('donation_amount'));
  const need = one('earmark_id');
  return {
    clientId: one('client_id').toLowerCase(),
    presetCents,
    locked: presetCents !== null && one('donation_amount_readonly') === 'true',
    reference: either('donation_client_reference') || null,
    need: /^[1-9][0-9]{0,8}$/.test(need) ? Number(need) : null,
  };
}

/** Letters, digits and what else stands in an address as it is. */
export const isUsable = (reference: string | null): boolean =>
  reference === null || (/^[A-Za-z0-9._~-]+$/.test(reference) && reference.length <= referenceLengthMax);

/** The address that opens the form again in the same way; its path is that of the page. */
export function queryOf({ clientId, presetCents, locked, reference, need }: Opening): string {
  const query = new URLSearchParams({ client_id: clientId });
  if (presetCents !== null) query.set('donation_amount', plainEuros(presetCents));
  if (locked) query.set('donation_amount_readonly', 'true');
  if (reference !== null) query.set('donation_client_reference', reference);
  if (need !== null) query.set('earmark_id', String(need));
  return `?${query.toString()}`;
}

/** Euros with a point or a comma, as people write them; null where that is no sum a gift may have. */
export function readCents(text: string): number | null {
  const [, euros, cents = ''] = /^([0-9]{1,7})(?:[.,]([0-9]{1,2}))?$/.exec(text.replace(/\s*€$/, '')) ?? [];
  if (euros === undefined) return null;
  const sum = Number(euros) * 100 + Number(cents.padEnd(2, '0'));
  return sum >= centsMin && sum <= centsMax ? sum : null;
}

/** `15` or `15.50`. */
export const plainEuros = (cents: number): string =>
  cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
