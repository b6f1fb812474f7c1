import type { Policy } from '@almoner/eventstore/policies';
import type { AnyCommand, Numberings } from '@almoner/kernel';
import type { Projection } from '@almoner/readstore';
import * as domain from './domain';
import { whenDonatedThenMatch } from './policies/when-donated-then-match.policy';
import { campaignTotals } from './views/campaign-totals/campaign-totals.projection';
import { clientDonations } from './views/client-donations/client-donations.projection';
import { creditablePages } from './views/creditable-pages/creditable-pages.projection';
import { donatableCampaigns } from './views/donatable-campaigns/donatable-campaigns.projection';
import { donationLedger } from './views/donation-ledger/donation-ledger.projection';
import { donationFeed } from './views/donation-feed/donation-feed.projection';
import { exchangeRates } from './views/exchange-rates/exchange-rates.projection';
import { matchingFunds } from './views/matching-funds/matching-funds.projection';
import { opinions } from './views/opinions/opinions.projection';
import { pendingDonations } from './views/pending-donations/pending-donations.projection';
import { receivingEvents } from './views/receiving-events/receiving-events.projection';

export * from './domain';
export { minorDigits } from './domain/currency';
export { paymentReferenceIn } from './domain/payment-reference';
export { donationsRefusals } from './domain/refusals';
export { DonationsModule } from './donations.module';
export {
  type CampaignTotal,
  CampaignTotals,
  type NeedTotal,
} from './views/campaign-totals/campaign-totals.queries';
export {
  type ClientDonationItem,
  ClientDonations,
  type ClientMoney,
  type DonorContact,
} from './views/client-donations/client-donations.queries';
export { type OverallTotal, OverallTotals } from './views/campaign-totals/overall-totals.queries';
export { SeriesTotals } from './views/campaign-totals/series-totals.queries';
export {
  DonationFeed,
  type DonationItem,
  type DonationSearch,
} from './views/donation-feed/donation-feed.queries';

export {
  DonationLedger,
  type LedgerAudience,
  type LedgerEntry,
  type LedgerField,
  type LedgerScope,
  type OwnLedgerField,
  type ShownGift,
  type ShownGiftField,
  ledgerAmountDigits,
} from './views/donation-ledger/donation-ledger.queries';

export { type MatchingFundItem, MatchingFunds } from './views/matching-funds/matching-funds.queries';

export type { OpinionFacets, OpinionOrder } from './views/opinions/opinion-list';
export {
  type EventOpinionItem,
  type OpinionItem,
  Opinions,
  type OpinionSearch,
  type ShownOpinion,
  type WholeOpinion,
} from './views/opinions/opinions.queries';
export { type PendingDonation, PendingDonations } from './views/pending-donations/pending-donations.queries';

export const commands: readonly AnyCommand[] = Object.values(domain);

export const policies: readonly Policy[] = [whenDonatedThenMatch];

export const projections = (numberings: Numberings): readonly Projection[] => [
  donatableCampaigns,
  creditablePages,
  exchangeRates,
  clientDonations,
  donationFeed(numberings.donation ?? []),
  donationLedger,
  campaignTotals,
  opinions(numberings.opinion ?? []),
  matchingFunds(numberings['matching-fund'] ?? []),
  pendingDonations,
  receivingEvents,
];
