import { refusing } from '@almoner/kernel';

export const donationsRefusals = {
  'donations.id-taken': 'conflict',
  'donations.number-taken': 'conflict',
  'donations.campaign-unknown': 'missing',
  'donations.campaign-closed': 'conflict',
  'donations.event-unknown': 'missing',
  'donations.event-closed': 'conflict',
  'donations.forwarding-unknown': 'missing',
  'donations.forwarding-exceeds': 'conflict',
  'donations.no-rate': 'unavailable',
  'donations.amount-too-large': 'invalid',
  'donations.donation-unknown': 'missing',
  'donations.other-amount': 'conflict',
  'donations.paid-already': 'conflict',
  'donations.reference-taken': 'conflict',
  'donations.opinion-unknown': 'missing',
  'donations.matching-fund-taken': 'conflict',
  'donations.matching-fund-unknown': 'missing',
  'donations.matching-fund-closed': 'conflict',
  'donations.matching-fund-inactive': 'conflict',
  'donations.matching-fund-spent': 'conflict',
  'donations.already-matched-more': 'conflict',
  'donations.campaign-unmatched': 'conflict',
  'donations.match-unknown': 'missing',
  'donations.rates-missing': 'invalid',
  'donations.pivot-currency': 'invalid',
} as const;

export const refuse = refusing(donationsRefusals);
