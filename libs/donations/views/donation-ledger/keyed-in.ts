import { type Open, wholeSecond } from '@almoner/kernel';
import { type OwnRow, reading } from '@almoner/readstore';
import type { OfflineDonationChanged, OfflineDonationPosted, OfflineDonationRemoved } from '../../events';
import {
  type Entry,
  addressed,
  becoming,
  coming,
  creditKeys,
  credited,
  donor,
  donorNumber,
  entryKey,
  going,
  money,
  named,
  saying,
  standing,
} from './ledger-entry';

export const posted = reading<OfflineDonationPosted>({
  keys: ({ data: { credit, donorId } }) => creditKeys(credit, donorId),
  apply({ data, position }, own, { open }) {
    const { donationId, campaignId, donorId, anonymous, corporate, withheldFromSync, payment } = data;
    const at = wholeSecond(Date.parse(data.postedAt));
    return coming(
      {
        donationId,
        campaignId,
        ...money(data, data, data.hideAmount),
        donorId,
        donorNumber: donorNumber(donorId, own),
        ...donor(open(data.firstName), open(data.lastName), open(data.email)),
        addresses: addressed(data.addresses, open),
        ...named(anonymous ? null : open(data.name)),
        ...saying(open(data.message)),
        anonymous,
        corporate,
        withheldFromSync,
        offline: true,
        pending: true,
        verified: false,
        payment,
        paidAt: wholeSecond(Date.parse(data.paidAt)),
        ...credited(data.credit, own),
        createdAt: at,
        modifiedAt: at,
        version: position,
      },
      data.numbers,
    );
  },
});

export const corrected = reading<OfflineDonationChanged>({
  keys: ({ data: { donationId, changes } }) => [entryKey(donationId), ...creditKeys(changes.credit)],
  apply(event, own, { open }) {
    const { donationId, changes } = event.data;
    const entry = standing(own, donationId);
    return entry === undefined ? [] : becoming(entry, changed(entry, changes, own, open), event);
  },
});

export const removed = reading<OfflineDonationRemoved>({
  keys: ({ data: { donationId } }) => [entryKey(donationId)],
  apply(event, own) {
    const entry = standing(own, event.data.donationId);
    return entry === undefined ? [] : going(entry, event);
  },
});

type Changes = OfflineDonationChanged['data']['changes'];

/** What an entry says where it was told, and what it said before where it was not. */
function changed(entry: Entry, changes: Changes, own: OwnRow, open: Open): Partial<Entry> {
  const { amountMinor, currency, hideAmount, anonymous, corporate, withheldFromSync, payment, paidAt } = {
    ...entry,
    currency: entry.currencyFolded.toUpperCase(),
    ...changes,
  };
  const told = (part: 'firstName' | 'lastName' | 'email') =>
    changes[part] === undefined ? entry[part] : open(changes[part]);
  const [firstName, lastName] = [told('firstName'), told('lastName')];
  const isNamed = !anonymous && firstName !== null && lastName !== null;
  return {
    ...money({ amountMinor, currency }, { amountMinor, currency }, hideAmount),
    ...donor(firstName, lastName, told('email')),
    ...named(isNamed ? `${firstName} ${lastName}` : null),
    ...(changes.addresses !== undefined && { addresses: addressed(changes.addresses, open) }),
    ...(changes.message !== undefined && saying(open(changes.message))),
    ...(changes.credit !== undefined && credited(changes.credit, own)),
    anonymous,
    corporate,
    withheldFromSync,
    payment,
    paidAt: typeof paidAt === 'string' ? wholeSecond(Date.parse(paidAt)) : paidAt,
  };
}
