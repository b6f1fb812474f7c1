import type { DonationMatched, MatchReleased } from '../../events';
import { moving } from './moving';

export type MatchEvent = DonationMatched | MatchReleased;

/** What a fund adds is money for the campaign and the need, but no gift: the company behind it backs nothing by name. */
const match = ({ campaignId, needId, shares }: MatchEvent['data']) => ({
  campaignId,
  needId: needId ?? undefined,
  shares,
  donations: 0,
});

export const matches = {
  'donations.DonationMatched': moving<DonationMatched>(({ data }) => ({ ...match(data), by: 1 })),
  'donations.MatchReleased': moving<MatchReleased>(({ data }) => ({ ...match(data), by: -1 })),
};
