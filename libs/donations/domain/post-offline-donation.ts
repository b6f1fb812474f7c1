import { type Decision, accept, anyNumberGiven, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { DonationRecorded, OfflineDonationPosted, OfflineDonationVerified } from '../events';
import { type CreditedPage, creditOf, isCreditedTo } from './credit';
import { donation, donationStream } from './donation';
import { sealedUnder } from './gift';
import { differing, entryShape, knownEntry, sealedEntry } from './offline-entry';
import { offlineFacts, verifiedGift } from './offline-gift';
import { refuse } from './refusals';
import { id, numbers } from './shapes';

const schema = z.strictObject({
  ...entryShape,
  ...knownEntry,
  addresses: entryShape.addresses.default([]),
  message: entryShape.message.default(null),
  anonymous: entryShape.anonymous.default(false),
  hideAmount: entryShape.hideAmount.default(false),
  corporate: entryShape.corporate.default(false),
  withheldFromSync: entryShape.withheldFromSync.default(false),
  verified: z.boolean().default(false).describe('Whether the money was seen; until then it is no gift.'),
  postedBy: id.nullable().default(null).describe('Who keyed it in.'),
  numbers,
});

export const postOfflineDonation = defineCommand({
  name: 'donations.PostOfflineDonation',
  summary: 'Keys in money that came without a gateway; it counts once it is verified.',
  schema,
  stream: donationStream,
  decider: donation,
  creates: true,
  persons: (command) => [sealedUnder(command)],
  async facts(command, read, context) {
    const numberTaken = await anyNumberGiven(read, 'ledger-entry', command.numbers);
    return { ...(await offlineFacts(command, read, context)), numberTaken };
  },
  decide(state, command, facts, context): Decision<Posted, Refused> {
    const { verified, postedBy, numbers: given, donationId, campaignId, donorId, pageId, ...told } = command;
    const known = { donationId, campaignId, donorId };
    const entry = sealedEntry(told, known, context);
    if (state.status !== 'absent') {
      const isSame = 'offline' in state && isRepeated(state.offline.posted, { ...known, ...entry }, pageId);
      return isSame ? accept() : refuse('donations.id-taken');
    }

    const { campaign, page, numberTaken } = facts;
    if (campaign === undefined) return refuse('donations.campaign-unknown');
    if (!campaign.open) return refuse('donations.campaign-closed');
    if (command.currency !== campaign.currency) return refuse('donations.other-currency');
    if (numberTaken) return refuse('donations.number-taken');
    const credit = creditOf(pageId, campaignId, page);
    if (credit === undefined) return refuse('donations.page-unknown');
    const posted: OfflineDonationPosted = {
      type: 'donations.OfflineDonationPosted',
      data: {
        ...known,
        ...entry,
        credit,
        postedBy,
        postedAt: context.now.toISOString(),
        numbers: given,
      },
    };
    if (!verified) return accept<Posted>(posted);
    const gift = verifiedGift(posted.data, campaign, context.now);
    return gift.ok ? accept<Posted>(posted, ...gift.events) : gift;
  },
});

type Posted = OfflineDonationPosted | OfflineDonationVerified | DonationRecorded;
type Refused =
  | 'donations.id-taken'
  | 'donations.campaign-closed'
  | 'donations.other-currency'
  | 'donations.number-taken'
  | 'donations.page-unknown'
  | Extract<ReturnType<typeof verifiedGift>, { readonly ok: false }>['refusal']['code'];

/** A repetition says the same of everything, and names the same page, whoever its owner is by now. */
function isRepeated(
  posted: OfflineDonationPosted['data'],
  told: Partial<OfflineDonationPosted['data']>,
  pageId: CreditedPage,
): boolean {
  return isCreditedTo(posted.credit, pageId) && Object.keys(differing(posted, told)).length === 0;
}
