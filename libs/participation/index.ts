import type { AnyCommand } from '@almoner/kernel';
import type { Projection } from '@almoner/readstore';
import * as domain from './domain';
import { pledgeableCampaigns } from './views/pledgeable-campaigns/pledgeable-campaigns.projection';
import { supportPledges } from './views/support-pledges/support-pledges.projection';

export * from './domain';
export { participationRefusals } from './domain/refusals';
export { ParticipationModule } from './participation.module';
export {
  type AddressedSupportPledgeItem,
  type SupportPledgeAudience,
  type SupportPledgeItem,
  SupportPledges,
} from './views/support-pledges/support-pledges.queries';

export const commands: readonly AnyCommand[] = Object.values(domain);

export const projections = (_numberings: readonly string[]): readonly Projection[] => [
  pledgeableCampaigns,
  supportPledges,
];
