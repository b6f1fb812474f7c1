import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { donation, donationStream } from './donation';
import { sealedUnder } from './gift';
import { changeOfflineDonation } from './change-offline-donation';
import { entryShape, knownEntry } from './offline-entry';
import { giftOf, offlineFacts } from './offline-gift';
import { refuse } from './refusals';
import { detailsChanged } from './shown-details';

const { message, anonymous, hideAmount, corporate, withheldFromSync } = entryShape;

export const changeDonationDetails = defineCommand({
  name: 'donations.ChangeDonationDetails',
  summary: 'Changes what is shown with a gift, whatever way it came; its money stays.',
  schema: z
    .strictObject({ message, anonymous, hideAmount, corporate, withheldFromSync })
    .partial()
    .extend(knownEntry),
  stream: donationStream,
  decider: donation,
  persons: (command) => [sealedUnder(command)],
  facts: offlineFacts,
  decide(state, command, facts, context) {
    const { donationId, campaignId, donorId, message: words, ...plain } = command;
    const found = giftOf(state, campaignId);
    if (found === undefined) return changeOfflineDonation.decide(state, command, facts, context);
    const { gift, shown } = found;
    if (donorId !== gift.donorId) return refuse('donations.other-donor');
    const { seal, now } = context;
    const after = {
      ...shown,
      ...plain,
      ...(words !== undefined && { message: words === null ? null : seal(sealedUnder(command), words) }),
    };
    const name = after.anonymous ? null : gift.name;
    return accept(...detailsChanged({ donationId, campaignId }, shown, { ...after, name }, now));
  },
});
