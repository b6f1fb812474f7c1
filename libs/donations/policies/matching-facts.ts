import { lookup } from '@almoner/kernel';

/** The fund that matches a gift to the campaign at that moment. */
export const fundFor = lookup<[campaignId: string, donatedAt: string], string | undefined>(
  'donations.fund-for',
);

/** The funds that matched a gift and have not got it back. */
export const fundsOf = lookup<[donationId: string], readonly string[]>('donations.funds-of');
