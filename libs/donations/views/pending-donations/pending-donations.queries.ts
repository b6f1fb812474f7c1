import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { PendingDonationRow } from './pending-donations.table';

type Row = RowOf<typeof PendingDonationRow>;

/** A gift that was announced, and whether its money came. */
export interface PendingDonation extends Omit<Row, 'status'> {
  readonly status: 'announced' | 'confirmed' | 'abandoned';
}

/** Which announced gift is a payment for? */
@Injectable()
export class PendingDonations {
  private readonly one: Query<PendingDonation, [string]>;
  private readonly paid: Query<PendingDonation, [string]>;
  private readonly known: Query<PendingDonation, [string]>;

  constructor(store: ReadStore) {
    const by = (column: string) =>
      store.prepare<PendingDonation, [string]>(
        (t) => `select ${t.columns(PendingDonationRow)} from ${t(PendingDonationRow)} where ${column} = ?`,
      );
    this.one = by('donation_id');
    this.paid = by('payment_reference');
    this.known = by('token');
  }

  byId(donationId: string): Promise<PendingDonation | undefined> {
    return this.one.get(donationId);
  }

  /** What the donor wrote on the transfer, exactly; or the token that the client was given. */
  async byReference(reference: string): Promise<PendingDonation | undefined> {
    return (await this.paid.get(reference)) ?? this.known.get(reference);
  }
}
