import { accept, backerKey, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { SupportPledged } from '../events';
import { pledgeableCampaign } from './facts';
import { refuse } from './refusals';
import { id, words } from './shapes';
import { supportPledge, supportPledgeStream } from './support-pledge';

export const pledgeToCampaign = defineCommand({
  name: 'participation.PledgeToCampaign',
  summary: 'Promises that a person takes part in a campaign; name, address and picture are sealed.',
  schema: z.strictObject({
    supportPledgeId: id,
    campaignId: id,
    personId: id,
    name: words(200),
    email: z.email().max(320),
    avatar: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .nullable()
      .default(null),
  }),
  stream: supportPledgeStream,
  decider: supportPledge,
  creates: true,
  persons: (command) => [command.personId],
  facts: (command, read) => read(pledgeableCampaign, command.campaignId),
  decide(state, { supportPledgeId, campaignId, personId, name, email, avatar }, campaign, context) {
    const { now, seal, digest } = context;
    const pledge = {
      supportPledgeId,
      campaignId,
      personId,
      name: seal(personId, name),
      email: seal(personId, email),
      avatar: avatar === null ? null : seal(personId, avatar),
      backer: digest(backerKey(campaignId, name)),
    };
    if (state.status !== 'absent') {
      return isSame(state.pledge, pledge) ? accept() : refuse('participation.support-pledge-taken');
    }
    if (campaign === undefined) return refuse('participation.campaign-unknown');
    if (campaign === 'closed') return refuse('participation.campaign-closed');
    return accept({
      type: 'participation.SupportPledged',
      data: { ...pledge, pledgedAt: now.toISOString() },
    });
  },
});

type Pledge = Omit<SupportPledged['data'], 'pledgedAt'>;

/** Words are sealed under the person, so another person's are others. */
function isSame(recorded: Pledge, asked: Pledge): boolean {
  return (
    recorded.campaignId === asked.campaignId &&
    (['name', 'email', 'avatar'] as const).every((part) => recorded[part]?.text === asked[part]?.text)
  );
}
