import { lookup } from '@almoner/kernel';
import type { ExchangeRate } from '../events';

/** What a gift must know of its campaign. Open means listed, not closed, and gifts are not prohibited. */
export interface DonatableCampaign {
  readonly campaignId: string;
  readonly open: boolean;
  readonly currency: string;
  readonly seriesId: string;
  readonly reportingCurrency: string;
}

/** What a payment must know of the gift that it is for; an event needs no campaign. */
export interface AnnouncedDonation {
  readonly donationId: string;
  readonly campaignId: string | null;
}

export const announcedDonation = lookup<[donationId: string], AnnouncedDonation | undefined>(
  'donations.announced-donation',
);

export const donatableCampaign = lookup<[campaignId: string], DonatableCampaign | undefined>(
  'donations.donatable-campaign',
);

/** For each currency its latest rate on or before the day, and its first one; the domain chooses between them. */
export const ratesAround = lookup<[currencies: readonly string[], day: string], readonly ExchangeRate[]>(
  'donations.rates-around',
);

/** The gift that a client's reference stands for already, also once it did not last. */
export const referenceHolder = lookup<[clientId: string, clientReference: string], string | undefined>(
  'donations.reference-holder',
);

/** What a gift or a forwarding must know of its fundraising event. */
export interface ReceivingEvent {
  readonly fundraisingEventId: string;
  /** Whether it takes gifts: it has not ended and is not blocked. */
  readonly open: boolean;
  /** What it was given, less what did not last. */
  readonly receivedEurMinor: bigint;
}

export const receivingEvent = lookup<[fundraisingEventId: string], ReceivingEvent | undefined>(
  'donations.receiving-event',
);

/** Whom gifts to a page are credited to: its owner, and the team that the owner is on; a team's own page has no owner. */
export interface CreditablePage {
  readonly pageId: string;
  readonly campaignId: string;
  readonly personId: string | null;
  readonly teamId: string | null;
}

/** Undefined where there is no such page, or no longer. */
export const creditablePage = lookup<[pageId: string], CreditablePage | undefined>(
  'donations.creditable-page',
);
