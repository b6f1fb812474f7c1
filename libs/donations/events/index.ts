import { announcementEvents } from './announcement-events';
import { donationEvents } from './donation-events';
import { donationPledgeEvents } from './donation-pledge-events';
import { eventGiftEvents } from './event-gift-events';
import { eventOpeningBalanceEvents } from './event-opening-balance-events';
import { eventOpinionEvents } from './event-opinion-events';
import { exchangeRateEvents } from './exchange-rate-events';
import { forwardingEvents } from './forwarding-events';
import { matchingFundEvents } from './matching-fund-events';
import { offlineDonationEvents } from './offline-donation-events';
import { opinionEvents } from './opinion-events';
import { openingBalanceEvents } from './opening-balance-events';

export * from './announcement-events';
export * from './donation-events';
export * from './donation-pledge-events';
export * from './event-gift-events';
export * from './event-opening-balance-events';
export * from './event-opinion-events';
export * from './exchange-rate-events';
export * from './matching-fund-events';
export * from './forwarding-events';
export * from './offline-donation-events';
export * from './opening-balance-events';
export * from './opinion-events';
export { type Credit, type Shares, type UsedRate, offlinePayments } from './shapes';

/** Every event that donations ever writes. */
export const donationsEvents = {
  ...donationEvents,
  ...announcementEvents,
  ...eventGiftEvents,
  ...forwardingEvents,
  ...donationPledgeEvents,
  ...offlineDonationEvents,
  ...openingBalanceEvents,
  ...eventOpeningBalanceEvents,
  ...exchangeRateEvents,
  ...opinionEvents,
  ...eventOpinionEvents,
  ...matchingFundEvents,
};
