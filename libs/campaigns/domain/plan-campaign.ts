import { accept, anyNumberGiven, changesOf, defineCommand, isSame } from '@almoner/kernel';
import { z } from 'zod';
import type { CampaignPlan } from '../events';
import { campaign, campaignStream } from './campaign';
import { goal } from './fundraising-shapes';
import { refuse } from './refusals';
import { address, id, numbers } from './shapes';

/** What holds before anybody planned. */
const unplanned: CampaignPlan = { goalMinor: null, heldAt: null, kind: 'other', url: null };

export const planCampaign = defineCommand({
  name: 'campaigns.PlanCampaign',
  summary: 'Says what fundraising for a campaign aims at: goal, day, kind and site; what is left out stays.',
  schema: z.strictObject({
    campaignId: id,
    goalMinor: goal.optional().describe("In minor units of the campaign's currency."),
    heldAt: z.iso
      .datetime({ offset: true })
      .transform((instant) => new Date(instant).toISOString())
      .nullable()
      .optional()
      .describe('When the event is.'),
    kind: z.enum(['event', 'do-it-yourself', 'champion', 'crowdfunding', 'memorial', 'other']).optional(),
    url: address.nullable().optional().describe('The site of the campaign.'),
    pageNumbers: numbers.describe('Numbers by which surfaces know the goal.'),
  }),
  stream: campaignStream,
  decider: campaign,
  facts: ({ pageNumbers }, read) => anyNumberGiven(read, 'page', pageNumbers),
  decide(state, { campaignId, pageNumbers, ...wanted }, numberTaken, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    const changes = changesOf<CampaignPlan>({ ...unplanned, ...state.plan }, wanted);
    const brought = isSame(state.pageNumbers, pageNumbers) ? undefined : pageNumbers;
    if (changes === undefined && brought === undefined) return accept();
    if (brought && numberTaken) return refuse('campaigns.number-taken');
    return accept({
      type: 'campaigns.CampaignPlanned',
      data: { campaignId, changes: changes ?? {}, plannedAt: now.toISOString(), pageNumbers: brought },
    });
  },
});
