import type { NumbersReserved } from '@almoner/identity/events';
import { fold } from '@almoner/kernel';
import { type Projection, change, give, projection, put, raise, remove } from '@almoner/readstore';
import type { DonationEvent } from '../../events';
import { DonationNumberRow, DonationRow } from './donation-feed.table';
import { referenceDigest } from './reference-digest';

export function donationFeed(numberings: readonly string[]): Projection {
  return projection<DonationEvent | NumbersReserved>('donation-feed', {
    version: 1,
    variant: numberings.join(),
    tables: [DonationRow, DonationNumberRow],
    on: {
      'donations.DonationRecorded': ({ data, position }, { open }) => {
        const { donationId, campaignId, amountMinor, currency, shares, source } = data;
        // Nobody who gave without a name is found by one, here or on any other surface.
        const name = data.anonymous ? null : open(data.name);
        const reference = open(data.reference);
        return [
          put(DonationRow, {
            donationId,
            campaignId,
            amountMinor,
            currency,
            gbpMinor: shares.GBP,
            eurMinor: shares.EUR,
            name,
            nameFolded: name === null ? null : fold(name),
            reference,
            referenceDigest: reference === null ? null : referenceDigest(reference),
            source,
            donatedAt: Date.parse(data.donatedAt),
            version: position,
          }),
          ...numberings.map((surface) =>
            give(
              DonationNumberRow,
              { surface, donationId, campaignId },
              { column: 'number', counter: `donation/${surface}`, number: data.numbers?.[surface] },
            ),
          ),
        ];
      },
      'donations.DonationDetailsChanged': ({ data: { donationId, changes }, position }, { open }) => {
        if (changes.name === undefined) return [];
        const name = open(changes.name);
        const nameFolded = name === null ? null : fold(name);
        return [change(DonationRow, { donationId }, { set: { name, nameFolded, version: position } })];
      },
      'donations.DonationReversed': ({ data: { donationId } }) => [remove(DonationRow, { donationId })],
      'identity.NumbersReserved': ({ data: { surface, kind, to } }) =>
        kind === 'donation' ? [raise(DonationNumberRow, `donation/${surface}`, to)] : [],
    },
  });
}
