import { type Open, type RecordedEvent, wholeSecond } from '@almoner/kernel';
import { type OwnRow, type RowOperation, reading } from '@almoner/readstore';
import type {
  DonationDetailsChanged,
  DonationRecorded,
  DonationRecredited,
  DonationReversed,
} from '../../events';
import {
  amountsOf,
  becoming,
  coming,
  creditKeys,
  credited,
  donor,
  donorNumber,
  entryKey,
  going,
  money,
  nameParts,
  named,
  saying,
  standing,
} from './ledger-entry';

/** A gift of a gateway reads nothing but the numbers of those whom it names; most name nobody. */
export const recorded = reading<DonationRecorded>({
  keys: ({ data: { donationId, credit, donorId, payment } }) =>
    payment === undefined ? creditKeys(credit, donorId) : [entryKey(donationId)],
  apply(event, own, { open }) {
    if (event.data.payment === undefined) return given(event, own, open);
    // An entry came to be a gift: its own events told everything of it.
    const entry = standing(own, event.data.donationId);
    return entry === undefined ? [] : becoming(entry, { pending: false, verified: true }, event);
  },
});

function given(event: RecordedEvent<DonationRecorded>, own: OwnRow, open: Open): RowOperation[] {
  const { donationId, campaignId, donorId, contact, credit, ...gift } = event.data;
  const name = open(gift.name);
  const [firstName, lastName] = contact ? [open(contact.firstName), open(contact.lastName)] : nameParts(name);
  const anonymous = gift.anonymous ?? gift.name === null;
  const at = wholeSecond(Date.parse(gift.donatedAt));
  return coming(
    {
      donationId,
      campaignId,
      ...money(gift, gift.shares.campaign, gift.hideAmount ?? false),
      donorId,
      donorNumber: donorNumber(donorId, own),
      ...donor(firstName, lastName, open(contact?.email)),
      ...named(anonymous ? null : name),
      ...saying(open(gift.message)),
      anonymous,
      corporate: false,
      withheldFromSync: false,
      offline: false,
      pending: false,
      verified: true,
      payment: 'online',
      paidAt: at,
      ...credited(credit, own),
      createdAt: at,
      modifiedAt: at,
      version: event.position,
    },
    gift.numbers,
  );
}

/** The entry of an offline gift is pending again, and a gateway's gift is gone. */
export const reversed = reading<DonationReversed>({
  keys: ({ data: { donationId } }) => [entryKey(donationId)],
  apply(event, own) {
    const entry = standing(own, event.data.donationId);
    if (entry === undefined) return [];
    return entry.offline ? becoming(entry, { pending: true, verified: false }, event) : going(entry, event);
  },
});

export const recredited = reading<DonationRecredited>({
  keys: ({ data: { donationId, to } }) => [entryKey(donationId), ...creditKeys(to)],
  apply(event, own) {
    const entry = standing(own, event.data.donationId);
    return entry === undefined ? [] : becoming(entry, credited(event.data.to, own), event);
  },
});

export const retold = reading<DonationDetailsChanged>({
  keys: ({ data: { donationId } }) => [entryKey(donationId)],
  apply(event, own, { open }) {
    const { donationId, changes } = event.data;
    const entry = standing(own, donationId);
    if (entry === undefined) return [];
    const { name, message, ...plain } = changes;
    const { hideAmount } = { ...entry, ...plain };
    return becoming(
      entry,
      {
        ...plain,
        ...money(...amountsOf(entry), hideAmount),
        ...(name !== undefined && named(open(name))),
        ...(message !== undefined && saying(open(message))),
      },
      event,
    );
  },
});
