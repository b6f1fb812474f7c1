import { defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { donation, donationStream } from './donation';
import { decideGift, giftFacts, giftPersons, giftShape } from './gift';

export const notifyDonation = defineCommand({
  name: 'donations.NotifyDonation',
  summary: 'Records a gift that a client collected elsewhere: in person, or by another payment service.',
  schema: z.strictObject(giftShape),
  stream: donationStream,
  decider: donation,
  creates: true,
  persons: giftPersons,
  facts: giftFacts,
  decide: (state, command, facts, context) =>
    decideGift(state, { ...command, source: 'api' }, facts, context),
});
