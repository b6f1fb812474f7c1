import { accept, anyNumberGiven, changesOf, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { euroPrice } from './need';
import { refuse } from './refusals';
import { amount, id, numbers, texts } from './shapes';

export const addNeed = defineCommand({
  name: 'campaigns.AddNeed',
  summary: 'Lets a campaign ask for money for one thing, priced in its own currency.',
  schema: z.strictObject({
    campaignId: id,
    needId: id,
    title: texts(200),
    description: texts(20_000).nullable().default(null),
    requestedMinor: amount,
    requestedEurMinor: amount
      .optional()
      .describe('What it is worth in euro cents; needed where the campaign counts in another currency.'),
    numbers,
  }),
  stream: campaignStream,
  decider: campaign,
  facts: (command, read) => anyNumberGiven(read, 'need', command.numbers),
  decide(state, { numbers: brought, requestedEurMinor, ...need }, numberTaken, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    const { currency } = state.entry;
    const price = euroPrice(currency, need.requestedMinor, requestedEurMinor);
    if (price === 'missing') return refuse('campaigns.euro-price-missing');
    if (price === 'other') return refuse('campaigns.euro-price-other');
    const priced = { ...need, requestedEurMinor: price };
    const known = state.needs[need.needId];
    if (known !== undefined) {
      const same = !known.removed && changesOf<object>(known.entry, priced) === undefined;
      return same ? accept() : refuse('campaigns.need-taken');
    }
    if (numberTaken) return refuse('campaigns.number-taken');
    return accept({
      type: 'campaigns.NeedAdded',
      data: { ...priced, currency, addedAt: now.toISOString(), numbers: brought },
    });
  },
});
