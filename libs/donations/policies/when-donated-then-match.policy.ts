import { policy, reaction } from '@almoner/eventstore/policies';
import { matchDonation } from '../domain/match-donation';
import { releaseMatch } from '../domain/release-match';
import type { DonationEvent } from '../events';
import { fundFor, fundsOf } from './matching-facts';

/**
 * A gift is matched by one fund: the first activated of those that still have money for its campaign. What is taken back goes
 * back to the fund. Both stand in one policy, so that no release is ever before its match.
 */
export const whenDonatedThenMatch = policy<DonationEvent>('donations.when-donated-then-match', {
  on: {
    'donations.DonationRecorded': async ({ data }, read) => {
      const { donationId, campaignId, seriesId, needId, donatedAt, shares, rates } = data;
      // What counts less than half a cent has nothing to be doubled.
      if (shares.EUR === 0) return [];
      const matchingFundId = await read(fundFor, campaignId, donatedAt);
      if (matchingFundId === undefined) return [];
      const gift = { donationId, campaignId, seriesId, needId, donatedAt, shares, rates };
      return [reaction(matchDonation, { matchingFundId, ...gift })];
    },
    'donations.DonationReversed': async ({ data: { donationId } }, read) =>
      (await read(fundsOf, donationId)).map((matchingFundId) =>
        reaction(releaseMatch, { matchingFundId, donationId }),
      ),
  },
});
