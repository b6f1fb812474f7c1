import { defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { creditedPage } from './credit';
import { donation, donationStream } from './donation';
import { clientsOwn, detailShape, withToken } from './gift-details';
import { decideGift, giftFacts, giftPersons, giftShape } from './gift';
import { numbers, source } from './shapes';

export const recordDonation = defineCommand({
  name: 'donations.RecordDonation',
  summary: 'Records a gift that came in through a payment gateway, or that an organisation brings along.',
  schema: z
    .strictObject({
      ...giftShape,
      ...detailShape,
      pageId: creditedPage,
      source,
      numbers,
    })
    .refine(clientsOwn, { error: 'a reference or token of a client needs its clientId' }),
  complete: withToken,
  stream: donationStream,
  decider: donation,
  creates: true,
  persons: giftPersons,
  facts: giftFacts,
  decide: decideGift,
});
