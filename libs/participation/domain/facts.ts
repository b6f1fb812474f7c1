import { lookup } from '@almoner/kernel';

/** Whether a campaign may be pledged to: `open` when it is approved and not withdrawn. */
export const pledgeableCampaign = lookup<[campaignId: string], 'open' | 'closed' | undefined>(
  'participation.pledgeable-campaign',
);

/** Whether there is such an organisation. */
export const organisationKnown = lookup<[organisationId: string], boolean>(
  'participation.organisation-known',
);
