import { type Decision, accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { DonationRecredited } from '../events';
import { creditBecoming, isCreditedTo, recredited } from './credit';
import { donation, donationStream } from './donation';
import { differing } from './offline-entry';
import { type EntryMove, entryBecomes } from './entry-becomes';
import { type NoGift, giftOf, offlineFacts, standingEntry } from './offline-gift';
import { refuse } from './refusals';
import { id } from './shapes';

type Refused = NoGift | 'donations.donation-unknown' | 'donations.not-offline' | 'donations.page-unknown';

export const recreditDonation = defineCommand({
  name: 'donations.RecreditDonation',
  summary: 'Credits a gift to another fundraising page, or to the campaign in general; its money stays.',
  schema: z.strictObject({
    donationId: id,
    campaignId: id,
    pageId: id.nullable().describe('Null: the campaign in general.'),
  }),
  stream: donationStream,
  decider: donation,
  facts: offlineFacts,
  decide(state, command, facts, { now }): Decision<DonationRecredited | EntryMove, Refused> {
    const gift = giftOf(state, command.campaignId);
    const found = gift ?? standingEntry(state, command.campaignId);
    if (typeof found === 'string') return refuse(found);
    const current = 'offline' in found ? found.offline.entry.credit : found.credit;
    const credit = creditBecoming(current, command, facts.page);
    if (credit === undefined) return refuse('donations.page-unknown');
    if ('offline' in found) {
      const changes = differing(found.offline.entry, { credit });
      return entryBecomes(found, changes, found.status === 'verified', facts.campaign, now);
    }
    if (isCreditedTo(current, command.pageId)) return accept();
    return accept(recredited(found.gift, current, credit, now));
  },
});
