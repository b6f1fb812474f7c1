import { refusing } from '@almoner/kernel';

export const donationsRefusals = {
  'donations.id-taken': 'conflict',
  'donations.number-taken': 'conflict',
  'donations.campaign-unknown': 'missing',
  'donations.campaign-closed': 'conflict',
  'donations.no-rate': 'unavailable',
  'donations.amount-too-large': 'invalid',
  'donations.donation-unknown': 'missing',
  'donations.opinion-unknown': 'missing',
  'donations.pivot-currency': 'invalid',
} as const;

export const refuse = refusing(donationsRefusals);
