import { type KnownCampaign } from '../known';
import { PeerNumbers } from '@almoner/campaigns';
import type { LedgerEntry } from '@almoner/donations';
import { Injectable } from '@nestjs/common';
import type { DonationSource } from '../present/donation';

type Campaign = KnownCampaign['campaign'];

/** Gathers what is shown of gifts and entries beside themselves. */
@Injectable()
export class ShownDonations {
  constructor(private readonly numbers: PeerNumbers) {}

  async donations(
    entries: readonly LedgerEntry[],
    { number }: Pick<Campaign, 'number'>,
  ): Promise<readonly DonationSource[]> {
    const addressIds = entries.flatMap(({ addresses }) => addresses.map(({ addressId }) => addressId));
    const numbers = addressIds.length === 0 ? noNumbers : await this.numbers.ofMany('address', addressIds);
    return entries.map((entry) => sourceOf(entry, number, numbers));
  }

  async donation(entry: LedgerEntry, campaign: Pick<Campaign, 'number'>): Promise<DonationSource> {
    const [source] = await this.donations([entry], campaign);
    return source!;
  }
}

const noNumbers: ReadonlyMap<string, number> = new Map();

const sourceOf = (
  { firstName, lastName, email, anonymous, donorNumber, personNumber, ...entry }: LedgerEntry,
  campaignNumber: number,
  numbers: ReadonlyMap<string, number>,
): DonationSource => ({
  ...entry,
  campaignNumber,
  donor: {
    number: donorNumber,
    firstName,
    lastName,
    email,
    addresses: entry.addresses.map(({ addressId, ...address }) => ({
      ...address,
      number: numbers.get(addressId)!,
    })),
  },
  recipient: { pageNumber: entry.pageNumber, userNumber: personNumber, teamNumber: entry.teamNumber },
  hideName: anonymous,
});
