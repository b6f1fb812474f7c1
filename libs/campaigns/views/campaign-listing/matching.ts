import type { DonationMatched, MatchReleased } from '@almoner/donations/events';
import { given } from './giving';
import { type Listing, moving } from './moving';

export type MatchEvent = DonationMatched | MatchReleased;

/** What a fund adds to a gift is money for the campaign and for the need that the gift was meant for, but no gift. */
const matched =
  (by: 1 | -1) =>
  ({ data: { needId, shares } }: { readonly data: MatchEvent['data'] }, row: Listing) => {
    const euros = by * shares.EUR;
    return {
      donatedEurMinor: row.donatedEurMinor + BigInt(euros),
      needs: needId ? given(row.needs, needId, euros) : row.needs,
    };
  };

export const matches = {
  'donations.DonationMatched': moving<DonationMatched>(matched(1)),
  'donations.MatchReleased': moving<MatchReleased>(matched(-1)),
};
