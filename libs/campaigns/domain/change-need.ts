import { accept, changesOf, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { PricedNeed } from '../events';
import { campaign, campaignStream } from './campaign';
import { euroPrice } from './need';
import { refuse } from './refusals';
import { amount, id, texts } from './shapes';

export const changeNeed = defineCommand({
  name: 'campaigns.ChangeNeed',
  summary: 'Changes what a need says or asks for; what is left out stays.',
  schema: z.strictObject({
    campaignId: id,
    needId: id,
    title: texts(200).optional(),
    description: texts(20_000).nullable().optional(),
    requestedMinor: amount.optional(),
    requestedEurMinor: amount
      .optional()
      .describe('Needed with another price where the campaign counts in another currency than euros.'),
  }),
  stream: campaignStream,
  decider: campaign,
  decide(state, { campaignId, needId, ...wanted }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    const known = state.needs[needId];
    if (known === undefined || known.removed) return refuse('campaigns.need-unknown');
    const { entry } = known;
    const requestedMinor = wanted.requestedMinor ?? entry.requestedMinor;
    const kept = requestedMinor === entry.requestedMinor ? entry.requestedEurMinor : undefined;
    const price = euroPrice(entry.currency, requestedMinor, wanted.requestedEurMinor ?? kept);
    if (price === 'missing') return refuse('campaigns.euro-price-missing');
    if (price === 'other') return refuse('campaigns.euro-price-other');
    const changes = changesOf<PricedNeed>(entry, { ...wanted, requestedEurMinor: price });
    if (changes === undefined) return accept();
    return accept({
      type: 'campaigns.NeedChanged',
      data: { campaignId, needId, changes, changedAt: now.toISOString() },
    });
  },
});
