import { type Query, ReadStore, type RowOf, type TableReferences } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { ClientDonationRow, ClientMoneyRow, ClientReferenceRow } from './client-donations.table';

type Row = RowOf<typeof ClientDonationRow>;

/** A gift as everybody may see it who knows the client; there is nothing of the donor in it. */
export type ClientDonationItem = Omit<Row, 'clientId' | 'firstName' | 'lastName' | 'email'>;

/** How the donor can be reached, for the client alone and only with the donor's consent. */
export type DonorContact = Pick<Row, 'firstName' | 'lastName'> & { readonly email: string };

export type ClientMoney = Omit<RowOf<typeof ClientMoneyRow>, 'clientId'>;

interface Wanted {
  /** Exactly this one of the client's own references. */
  readonly reference?: string;
  /** The latest first; the oldest otherwise. */
  readonly descending?: boolean;
  readonly offset: number;
  readonly limit: number;
}

const nothing: ClientMoney = {
  donationCount: 0,
  campaignDonationCount: 0,
  campaignDonatedEurMinor: 0n,
  pooledEurMinor: 0n,
  matchedEurMinor: 0n,
  version: 0,
};

/** Which gifts came through a client, and what do they come to? */
@Injectable()
export class ClientDonations {
  private readonly oldest: Query<ClientDonationItem, [string, number, number]>;
  private readonly latest: Query<ClientDonationItem, [string, number, number]>;
  private readonly referred: Query<ClientDonationItem, [string, string]>;
  private readonly byToken: Query<Row, [string, string]>;
  private readonly byReference: Query<Row, [string, string]>;
  private readonly holder: Query<{ readonly donationId: string }, [string, string]>;
  private readonly sums: Query<ClientMoney, [string]>;

  constructor(store: ReadStore) {
    this.oldest = store.prepare((t) => `${ofClient(t)} order by created_at, version limit ? offset ?`);
    this.latest = store.prepare(
      (t) => `${ofClient(t)} order by created_at desc, version desc limit ? offset ?`,
    );
    this.referred = store.prepare((t) => `${ofClient(t)} and reference = ? order by created_at, version`);
    const whole = (column: string) =>
      store.prepare<Row, [string, string]>(
        (t) => `select ${t.columns(ClientDonationRow)} from ${t(ClientDonationRow)}
          where client_id = ? and ${column} = ? order by created_at, version limit 1`,
      );
    this.byToken = whole('token');
    this.byReference = whole('reference');
    this.holder = store.prepare(
      (t) => `select donation_id from ${t(ClientReferenceRow)} where client_id = ? and reference = ?`,
    );
    this.sums = store.prepare(
      (t) => `select donation_count, campaign_donation_count, campaign_donated_eur_minor, pooled_eur_minor,
          matched_eur_minor, version
        from ${t(ClientMoneyRow)} where client_id = ?`,
    );
  }

  /** A page of the gifts that stand, and how many there are on all pages. */
  async page(
    clientId: string,
    { reference, descending = false, offset, limit }: Wanted,
  ): Promise<{ readonly total: number; readonly items: readonly ClientDonationItem[] }> {
    if (reference !== undefined) {
      // One reference stands for one gift, so this list is no longer than that.
      const found = await this.referred.all(clientId, reference);
      const sorted = descending ? found.toReversed() : found;
      return { total: found.length, items: sorted.slice(offset, offset + limit) };
    }
    const [{ donationCount: total }, items] = await Promise.all([
      this.money(clientId),
      (descending ? this.latest : this.oldest).all(clientId, limit, offset),
    ]);
    return { total, items };
  }

  /** By its token or, where no token is like it, by the client's own reference. */
  async find(clientId: string, key: string): Promise<ClientDonationItem | undefined> {
    const row = await this.row(clientId, key);
    if (row === undefined) return undefined;
    const { clientId: _, firstName: __, lastName: ___, email: ____, ...item } = row;
    return item;
  }

  /** Undefined where there is no such gift, where the donor did not consent, and once the donor was forgotten. */
  async donorContact(clientId: string, key: string): Promise<DonorContact | undefined> {
    const row = await this.row(clientId, key);
    if (row === undefined || row.email === null) return undefined;
    return { firstName: row.firstName, lastName: row.lastName, email: row.email };
  }

  /** What came through the client; kept, not summed. */
  async money(clientId: string): Promise<ClientMoney> {
    return (await this.sums.get(clientId)) ?? nothing;
  }

  /** The gift that a reference stands for, also one that did not last or waits in the pool. */
  async referenceHolder(clientId: string, reference: string): Promise<string | undefined> {
    return (await this.holder.get(clientId, reference))?.donationId;
  }

  private async row(clientId: string, key: string): Promise<Row | undefined> {
    return (await this.byToken.get(clientId, key)) ?? this.byReference.get(clientId, key);
  }
}

const ofClient = (t: TableReferences) => `select donation_id, token, reference, campaign_id, need_id,
    fundraising_event_id, eur_minor, created_at, version from ${t(ClientDonationRow)} where client_id = ?`;
