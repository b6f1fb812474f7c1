import { type Decision, accept } from '@almoner/kernel';
import type {
  DonationDetailsChanged,
  DonationRecorded,
  DonationRecredited,
  DonationReversed,
  OfflineDonationChanged,
  OfflineDonationPosted,
  OfflineDonationVerified,
  VerificationWithdrawn,
} from '../events';
import type { CountingCampaign } from './counting-campaign';
import { recredited } from './credit';
import type { Shown } from './donation';
import { type EntryChanges, entryChanged } from './offline-entry';
import {
  type NoGift,
  type Standing,
  type Verified,
  publicName,
  recorded,
  verifiedGift,
  withdrawn,
} from './offline-gift';
import { giftReversed } from './reverse-donation';
import { detailsChanged } from './shown-details';

type Entry = OfflineDonationPosted['data'];

export type EntryMove =
  | OfflineDonationChanged
  | OfflineDonationVerified
  | VerificationWithdrawn
  | DonationRecorded
  | DonationReversed
  | DonationRecredited
  | DonationDetailsChanged;

/** Changes an entry that is to be verified or not; its gift comes, goes or follows in the same append. */
export function entryBecomes(
  state: Standing,
  changes: EntryChanges,
  verified: boolean,
  campaign: CountingCampaign | undefined,
  now: Date,
): Decision<EntryMove, NoGift> {
  const changed = Object.keys(changes).length === 0 ? [] : [entryChanged(state.offline.entry, changes, now)];
  const moves = movesOf(state, changes, verified, campaign, now);
  return moves.ok ? accept<EntryMove>(...changed, ...moves.events) : moves;
}

function movesOf(
  state: Standing,
  changes: EntryChanges,
  verified: boolean,
  campaign: CountingCampaign | undefined,
  now: Date,
): Decision<EntryMove, NoGift> {
  const entry = { ...state.offline.entry, ...changes };
  if (state.status === 'verified') {
    return verified ? following(state, entry, changes, now) : accept<EntryMove>(...withdrawn(state, now));
  }
  return verified ? verifiedGift(entry, campaign, now) : accept();
}

/** Other money, another day or another donor make another gift, by the rates of the one before; all else is told of the same one. */
function following(
  { offline, gift }: Verified,
  entry: Entry,
  changes: EntryChanges,
  now: Date,
): Decision<EntryMove, NoGift> {
  const before = offline.entry;
  if (changes.amountMinor ?? changes.paidAt ?? changes.donor) {
    const { campaign, series } = gift.shares;
    const destination = {
      seriesId: gift.seriesId,
      currency: campaign.currency,
      reportingCurrency: series.currency,
    };
    const again = recorded(entry, destination, gift.rates, now);
    if (!again.ok) return again;
    return accept<EntryMove>(giftReversed(gift, before.credit, null, now), ...again.events);
  }
  const told = detailsChanged(entry, shownOf(before), shownOf(entry), now);
  const moved = changes.credit === undefined ? [] : [recredited(gift, before.credit, entry.credit, now)];
  return accept<EntryMove>(...told, ...moved);
}

function shownOf(entry: Entry): Shown {
  const { message, anonymous, hideAmount, corporate, withheldFromSync } = entry;
  return { name: publicName(entry), message, anonymous, hideAmount, corporate, withheldFromSync };
}
