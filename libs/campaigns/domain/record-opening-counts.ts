import { accept, changesOf, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { refuse } from './refusals';
import { id } from './shapes';

const count = z.int().nonnegative().max(10_000_000).default(0);

export const recordOpeningCounts = defineCommand({
  name: 'campaigns.RecordOpeningCounts',
  summary:
    'Counts what a campaign brings along without records of it: needs that were met, updates, opinions.',
  schema: z.strictObject({
    campaignId: id,
    metNeeds: count,
    metNeedsEurMinor: z
      .int()
      .nonnegative()
      .max(100_000_000_000)
      .default(0)
      .describe('What these needs cost together; as much of what was given has met them.'),
    updates: count,
    positiveOpinions: count.describe('Opinions without a gift; those with one enter as an opening balance.'),
    negativeOpinions: count,
  }),
  stream: campaignStream,
  decider: campaign,
  decide(state, { campaignId, ...counts }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    if (state.openingCounts !== undefined) {
      const same = changesOf<object>(state.openingCounts, counts) === undefined;
      return same ? accept() : refuse('campaigns.opening-counts-taken');
    }
    return accept({
      type: 'campaigns.OpeningCountsRecorded',
      data: { campaignId, counts, recordedAt: now.toISOString() },
    });
  },
});
