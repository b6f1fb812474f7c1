import { type PostalAddress, addressFrom } from '@almoner/kernel';
import {
  type Query,
  ReadStore,
  type RowOf,
  type Sift,
  type SiftScope,
  Sifting,
  type TableReferences,
  siftable,
} from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { ledgerSurface } from './ledger-surface';
import { DonorPrivacyRow, LedgerCountRow, LedgerRow } from './donation-ledger.table';

type Row = RowOf<typeof LedgerRow>;
/** What is shown of a gift to everybody; lists of users show thousands of them. */
type ShownRow = Pick<
  Row,
  'number' | 'paidAt' | 'hideAmount' | 'campaignMinor' | 'campaignCurrency' | 'name' | 'message'
>;

const shown = {
  id: 'number',
  paidAt: 'paidAt',
  amount: 'shownAmountExact',
  name: 'nameFolded',
  createdAt: 'createdAt',
} as const;

const entryFields = {
  id: 'number',
  amount: 'amountExact',
  message: 'messageFolded',
  donorId: 'donorNumber',
  donorEmail: 'emailFolded',
  donorLastName: 'lastNameFolded',
  pageId: 'pageNumber',
  userId: 'personNumber',
  teamId: 'teamNumber',
  currency: 'currencyFolded',
  payment: 'payment',
  paidAt: 'paidAt',
  verified: 'verified',
  pending: 'pending',
  offline: 'offline',
  anonymous: 'anonymous',
  hideAmount: 'hideAmount',
  corporate: 'corporate',
  createdAt: 'createdAt',
  modifiedAt: 'modifiedAt',
} as const;

/** What everybody may filter and sort gifts by; what is hidden of one is null, and so found by none. */
export type ShownGiftField = keyof typeof shown;
/** What organisers may; amounts are ten thousandths of the major unit, so that all currencies compare. */
export type LedgerField = keyof typeof entryFields;
/** What those may whose page or team it is: an address that may be withheld must not be guessed either. */
export type OwnLedgerField = Exclude<LedgerField, 'donorEmail'>;

/** Digits of `amount` behind the point. */
export const ledgerAmountDigits = 4;

/** All of a campaign, or what is credited to a page or a team of it. */
export type LedgerScope =
  { readonly campaignId: string } | { readonly pageId: string } | { readonly teamId: string };

/** A gift as everybody sees it: what the donor hides is null. Minor units of the campaign's currency, milliseconds. */
export interface ShownGift {
  readonly number: number;
  readonly givenAt: number;
  readonly amountMinor: number | null;
  readonly currency: string;
  readonly name: string | null;
  readonly message: string | null;
}

/** A gift or a pending entry; `email` is null and `addresses` is empty where they are withheld, or none is known. */
export interface LedgerEntry extends Omit<
  Row,
  | 'amountExact'
  | 'shownAmountExact'
  | 'currencyFolded'
  | 'lastNameFolded'
  | 'emailFolded'
  | 'nameFolded'
  | 'messageFolded'
  | 'addresses'
  | 'campaignId'
  | 'name'
> {
  readonly campaignId: string;
  readonly currency: string;
  readonly addresses: readonly (PostalAddress & { readonly addressId: string })[];
}

/** Organisers see everything; whom it is credited to sees the donor, and how to reach them unless the campaign withholds it. */
export type LedgerAudience = 'admin' | 'owner' | 'captain';

interface Slice<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}

/** What was given, and what waits to be verified? */
@Injectable()
export class DonationLedger {
  private readonly entries: Sifting<LedgerField, typeof LedgerRow>;
  private readonly gifts: Sifting<ShownGiftField, typeof LedgerRow>;
  private readonly counts: Query<RowOf<typeof LedgerCountRow>, [string]>;
  private readonly numbered: Query<Row, [string, number]>;
  private readonly known: Query<Row, [string]>;
  private readonly privacy: Query<{ readonly restricted: boolean }, [string]>;
  private readonly given: Query<unknown, [number, number]>;
  private readonly latestOf: Readonly<Record<string, Query<ShownRow, [string]>>>;

  constructor(store: ReadStore) {
    this.entries = new Sifting(store, siftable(LedgerRow, 'number', entryFields));
    this.gifts = new Sifting(store, siftable(LedgerRow, 'number', shown));
    this.counts = store.prepare(
      (t) => `select ${t.columns(LedgerCountRow)} from ${t(LedgerCountRow)} where scope = ?`,
    );
    const whole = (where: string) => (t: TableReferences) =>
      `select ${t.columns(LedgerRow)} from ${t(LedgerRow)} where ${where}`;
    this.numbered = store.prepare(whole('campaign_id = ? and number = ?'));
    this.known = store.prepare(whole('donation_id = ? and campaign_id is not null'));
    this.privacy = store.prepare((t) => `select restricted from ${t(DonorPrivacyRow)} where campaign_id = ?`);
    this.given = store.prepare(
      (t) => `select number from ${t(LedgerRow)} where number between ? and ? limit 1`,
    );
    const latest = (column: string) =>
      store.prepare<ShownRow, [string]>(
        (t) => `select number, paid_at, hide_amount, campaign_minor, campaign_currency, name, message
          from ${t(LedgerRow)} where ${column} = ? and pending = false order by number desc limit ${latestMax}`,
      );
    this.latestOf = {
      campaignId: latest('campaign_id'),
      pageId: latest('page_id'),
      teamId: latest('team_id'),
    };
  }

  /** Gifts and pending entries; only for organisers, or for whom they are credited to. */
  async of(scope: LedgerScope, sift: Sift<LedgerField>, audience: 'admin'): Promise<Slice<LedgerEntry>>;
  async of(
    scope: LedgerScope,
    sift: Sift<OwnLedgerField>,
    audience: LedgerAudience,
  ): Promise<Slice<LedgerEntry>>;
  async of(
    scope: LedgerScope,
    sift: Sift<LedgerField>,
    audience: LedgerAudience,
  ): Promise<Slice<LedgerEntry>> {
    const { items, total } = await this.entries.page(scope, sift, () => this.count(scope, 'entries'));
    return { total, items: await this.seen(items, audience) };
  }

  /** The gifts that count, as everybody sees them. */
  async shown(scope: LedgerScope, sift: Sift<ShownGiftField>): Promise<Slice<ShownGift>> {
    const counted: SiftScope<typeof LedgerRow> = { ...scope, pending: false };
    const { items, total } = await this.gifts.page(counted, sift, () => this.count(scope, 'gifts'));
    return { total, items: items.map(giftOf) };
  }

  /** The latest gifts, at most a hundred, newest first, as everybody sees them. */
  async latest(scope: LedgerScope): Promise<readonly ShownGift[]> {
    const [[what, id]] = Object.entries(scope) as [[string, string]];
    return (await this.latestOf[what]!.all(id)).map(giftOf);
  }

  async byNumber(campaignId: string, number: number): Promise<LedgerEntry | undefined> {
    return this.one(await this.numbered.get(campaignId, number), 'admin');
  }

  async byId(donationId: string, audience: LedgerAudience): Promise<LedgerEntry | undefined> {
    return this.one(await this.known.get(donationId), audience);
  }

  async numbersGiven(surface: string, from: number, to: number): Promise<boolean> {
    return surface === ledgerSurface && (await this.given.get(from, to)) !== undefined;
  }

  private async one(row: Row | undefined, audience: LedgerAudience): Promise<LedgerEntry | undefined> {
    return row && (await this.seen([row], audience))[0];
  }

  private async count(scope: LedgerScope, what: 'entries' | 'gifts'): Promise<number> {
    const [id] = Object.values(scope) as [string];
    return (await this.counts.get(id))?.[what] ?? 0;
  }

  /** All rows are of one campaign. */
  private async seen(rows: readonly Row[], audience: LedgerAudience): Promise<readonly LedgerEntry[]> {
    const [first] = rows;
    if (first === undefined) return [];
    const withheld =
      audience !== 'admin' && ((await this.privacy.get(first.campaignId!))?.restricted ?? false);
    return rows.map((row) => entryOf(row, withheld));
  }
}

const latestMax = 100;

const giftOf = (row: ShownRow): ShownGift => ({
  number: row.number,
  givenAt: row.paidAt,
  amountMinor: row.hideAmount ? null : row.campaignMinor,
  currency: row.campaignCurrency,
  name: row.name,
  message: row.message,
});

function entryOf(row: Row, withheld: boolean): LedgerEntry {
  const {
    amountExact: _amount,
    shownAmountExact: _shown,
    currencyFolded,
    lastNameFolded: _lastName,
    emailFolded: _email,
    nameFolded: _nameFolded,
    messageFolded: _message,
    name: _name,
    addresses,
    email,
    ...entry
  } = row;
  return {
    ...entry,
    // A row that is asked for stands, and so belongs to a campaign.
    campaignId: entry.campaignId!,
    currency: currencyFolded.toUpperCase(),
    email: withheld ? null : email,
    addresses: withheld || addresses === null ? [] : addressesIn(addresses),
  };
}

const addressesIn = (addresses: string) =>
  (JSON.parse(addresses) as { readonly addressId: string; readonly text: string }[]).map(
    ({ addressId, text }) => ({ addressId, ...addressFrom(text) }),
  );
