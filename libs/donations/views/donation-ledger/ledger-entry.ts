import {
  type Money,
  type Open,
  type PublicNumbers,
  type RecordedEvent,
  fold,
  wholeSecond,
} from '@almoner/kernel';
import {
  type NewRow,
  type OwnRow,
  type RowOf,
  type RowOperation,
  change,
  give,
  put,
  raise,
} from '@almoner/readstore';
import { code } from 'currency-codes';
import type { Credit, OfflineDonationPosted } from '../../events';
import { ledgerSurface } from './ledger-surface';
import { CreditNumberRow, LedgerCountRow, LedgerRow } from './donation-ledger.table';

export type Entry = RowOf<typeof LedgerRow>;
export type Happened = Pick<RecordedEvent, 'position' | 'metadata'>;

/** Ten thousandths of the major unit hold every currency's minor unit. */
const exactDigits = 4;

/** @throws Error for a currency that no gift can be in */
export function money(given: Money, campaign: Money, hidden: boolean) {
  return {
    amountMinor: given.amountMinor,
    amountExact: exact(given),
    currencyFolded: given.currency.toLowerCase(),
    campaignMinor: campaign.amountMinor,
    campaignCurrency: campaign.currency,
    hideAmount: hidden,
    shownAmountExact: hidden ? null : exact(campaign),
  };
}

/** What was given, and what it counts for in its campaign. */
export const amountsOf = (entry: Entry): [given: Money, campaign: Money] => [
  { amountMinor: entry.amountMinor, currency: entry.currencyFolded.toUpperCase() },
  { amountMinor: entry.campaignMinor, currency: entry.campaignCurrency },
];

function exact({ amountMinor, currency }: Money): number {
  const digits = code(currency)?.digits;
  if (digits === undefined) throw new Error(`no ISO 4217 currency: ${currency}`);
  return amountMinor * 10 ** (exactDigits - digits);
}

const folded = (text: string | null) => (text === null ? null : fold(text));

export function donor(firstName: string | null, lastName: string | null, email: string | null) {
  return { firstName, lastName, lastNameFolded: folded(lastName), email, emailFolded: folded(email) };
}

/** The name that everybody sees. */
export const named = (name: string | null) => ({ name, nameFolded: folded(name) });
export const saying = (message: string | null) => ({ message, messageFolded: folded(message) });

/** Addresses that cannot be opened any more are none. */
export function addressed(addresses: OfflineDonationPosted['data']['addresses'], open: Open): string | null {
  const readable = addresses.flatMap(({ addressId, lines }) => {
    const text = open(lines);
    return text === null ? [] : [{ addressId, text }];
  });
  return readable.length === 0 ? null : JSON.stringify(readable);
}

/** The name of a gift that came without its donor's: the last word counts as the last name. */
export function nameParts(name: string | null): [first: string | null, last: string | null] {
  const parts = name?.trim().match(/^(?:(.*)\s)?(\S+)$/s);
  return [parts?.[1]?.trim() ?? null, parts?.[2] ?? null];
}

/** A page's credit names the page before a person or a team, so nothing is read where there is none. */
export const creditKeys = (credit: Credit | null | undefined, donorId: string | null = null) => [
  ...(credit ? [numberKey('page', credit.pageId)] : []),
  ...(credit?.personId ? [numberKey('participant', credit.personId)] : []),
  ...(credit?.teamId ? [numberKey('team', credit.teamId)] : []),
  ...(donorId === null ? [] : [numberKey('participant', donorId)]),
];

const numberKey = (kind: 'participant' | 'page' | 'team', recordId: string) => ({
  table: CreditNumberRow,
  key: { kind, recordId },
});

export const donorNumber = (donorId: string | null, own: OwnRow) =>
  donorId === null ? null : numberOf('participant', donorId, own);

export const credited = (credit: Credit | null | undefined, own: OwnRow) => ({
  pageId: credit?.pageId ?? null,
  pageNumber: credit ? numberOf('page', credit.pageId, own) : null,
  personId: credit?.personId ?? null,
  personNumber: credit?.personId ? numberOf('participant', credit.personId, own) : null,
  teamId: credit?.teamId ?? null,
  teamNumber: credit?.teamId ? numberOf('team', credit.teamId, own) : null,
});

const numberOf = (kind: 'participant' | 'page' | 'team', recordId: string, own: OwnRow): number | null =>
  own(CreditNumberRow, { kind, recordId })?.number ?? null;

type Counted = Pick<NewRow<typeof LedgerRow>, 'campaignId' | 'pageId' | 'teamId' | 'pending'>;

/** Each entry counts for its campaign, and for the page and the team that it is credited to. */
export const counting = ({ campaignId, pageId, teamId, pending }: Counted, by: 1 | -1): RowOperation[] =>
  [campaignId, pageId, teamId].flatMap((scope) =>
    scope ? [change(LedgerCountRow, { scope }, { add: { entries: by, gifts: pending ? 0 : by } })] : [],
  );

const counter = 'ledger-entry';

/** An entry with the number that it brings along, or the next one. */
export const coming = (
  row: Omit<NewRow<typeof LedgerRow>, 'number'>,
  numbers: PublicNumbers | undefined,
): RowOperation[] => [
  give(LedgerRow, row, { column: 'number', counter, number: numbers?.[ledgerSurface] }),
  ...counting(row, 1),
];

export const entriesReserved = (to: number): RowOperation => raise(LedgerRow, counter, to);

export const entryKey = (donationId: string) => ({ table: LedgerRow, key: { donationId } });

/** Undefined for what is gone. */
export function standing(own: OwnRow, donationId: string): Entry | undefined {
  const entry = own(LedgerRow, { donationId });
  return entry?.campaignId === null ? undefined : entry;
}

/** Writes an entry anew, and counts it where it is now. */
export function becoming(before: Entry, changes: Partial<Entry>, event: Happened): RowOperation[] {
  const after = {
    ...before,
    ...changes,
    modifiedAt: Math.max(before.modifiedAt, wholeSecond(Date.parse(event.metadata.occurredAt))),
    version: Number(event.position),
  };
  const counts = (['campaignId', 'pageId', 'teamId', 'pending'] as const).every(
    (part) => before[part] === after[part],
  )
    ? []
    : [...counting(before, -1), ...counting(after, 1)];
  return [put(LedgerRow, after), ...counts];
}

/** Only the number stays of what is gone, so that it is never given again. */
export const going = (before: Entry, event: Happened): RowOperation[] =>
  becoming(
    before,
    {
      campaignId: null,
      ...credited(null, () => undefined),
      ...donor(null, null, null),
      ...named(null),
      ...saying(null),
      addresses: null,
    },
    event,
  );
