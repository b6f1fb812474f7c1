import type { Sealed } from '@almoner/kernel';
import type { DonationDetailsChanged } from '../events';
import type { Shown } from './donation';

type Gift = Pick<DonationDetailsChanged['data'], 'donationId' | 'campaignId'>;

/** Names what is shown otherwise from now on; nothing, where nothing is. */
export function detailsChanged(
  { donationId, campaignId }: Gift,
  before: Shown,
  after: Shown,
  now: Date,
): DonationDetailsChanged[] {
  const parts = Object.entries(after).filter(
    ([part, value]: [string, Part]) => textOf(value) !== textOf(before[part as keyof Shown]),
  );
  if (parts.length === 0) return [];
  const changes: Partial<Shown> = Object.fromEntries(parts);
  return [
    {
      type: 'donations.DonationDetailsChanged',
      data: { donationId, campaignId, changes, changedAt: now.toISOString() },
    },
  ];
}

type Part = Sealed | boolean | null;

const textOf = (part: Part) => (typeof part === 'boolean' ? part : part?.text);
