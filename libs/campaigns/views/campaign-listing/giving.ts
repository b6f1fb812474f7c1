import type { DonationRecorded, DonationReversed } from '@almoner/donations/events';
import { type Reading, reading, tally } from '@almoner/readstore';
import { CampaignDonorRow, CampaignListingRow } from './campaign-listing.table';
import { moved } from './moving';
import { readNeeds } from './needs';

type Given = DonationRecorded | DonationReversed;
type Key = ReturnType<Reading<Given>['keys']>[number];

/** A gift moves its campaign by its share in euros, and the need that it was meant for; its reversal moves both back. */
export function giving<E extends Given>(by: 1 | -1): Reading<E> {
  return reading<E>({
    keys({ data }) {
      const { campaignId } = data;
      const listing: Key = { table: CampaignListingRow, key: { campaignId } };
      const donor = donorOf(data);
      return donor === null ? [listing] : [listing, { table: CampaignDonorRow, key: { campaignId, donor } }];
    },
    apply(event, own) {
      const data: Given['data'] = event.data;
      const { campaignId, needId, shares } = data;
      const row = own(CampaignListingRow, { campaignId });
      if (row === undefined) throw new Error(`${event.type} stands before the campaign was submitted`);
      const euros = by * shares.EUR;
      const donor = donorOf(data);
      const changes = {
        donatedEurMinor: row.donatedEurMinor + BigInt(euros),
        donationCount: row.donationCount + by,
        donorCount: row.donorCount + (donor === null ? by : 0),
        lastDonationAt:
          'donatedAt' in data
            ? Math.max(row.lastDonationAt ?? 0, Date.parse(data.donatedAt))
            : row.lastDonationAt,
        needs: needId ? given(row.needs, needId, euros) : row.needs,
      };
      const counter = { table: CampaignListingRow, key: { campaignId }, column: 'donorCount' } as const;
      const known = donor === null ? [] : [tally(CampaignDonorRow, { campaignId, donor }, by, counter)];
      return [...moved(row, changes, event), ...known];
    },
  });
}

/** A gift that nobody can be found behind has a donor of its own, which no other gift needs to find. */
const donorOf = ({ donor, donorId }: Given['data']) => donor ?? donorId ?? null;

export const given = (needs: string, needId: string, euros: number) =>
  JSON.stringify(
    readNeeds(needs).map((need) => (need.needId === needId ? { ...need, given: need.given + euros } : need)),
  );
