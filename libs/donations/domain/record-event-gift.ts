import { defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { donation, donationStream } from './donation';
import { decideEventGift, eventGiftFacts, eventGiftShape } from './event-gift';
import { giftPersons } from './gift';
import { clientsOwn, withToken } from './gift-details';
import { source } from './shapes';

export const recordEventGift = defineCommand({
  name: 'donations.RecordEventGift',
  summary: 'Records a gift to a fundraising event; it counts for no campaign until the event forwards it.',
  schema: z
    .strictObject({ ...eventGiftShape, source })
    .refine(clientsOwn, { error: 'a reference or token of a client needs its clientId' }),
  complete: withToken,
  stream: donationStream,
  decider: donation,
  creates: true,
  persons: giftPersons,
  facts: eventGiftFacts,
  decide: decideEventGift,
});
