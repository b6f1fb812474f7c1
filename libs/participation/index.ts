import type { AnyCommand, Numberings } from '@almoner/kernel';
import type { Projection } from '@almoner/readstore';
import * as domain from './domain';
import { pledgeableCampaigns } from './views/pledgeable-campaigns/pledgeable-campaigns.projection';
import { supportPledges } from './views/support-pledges/support-pledges.projection';
import { volunteeringCauses } from './views/volunteering-causes/volunteering-causes.projection';

export * from './domain';
export { participationRefusals } from './domain/refusals';
export {
  type VolunteeringActivity,
  volunteeringActivities,
  type VolunteeringTopic,
  volunteeringTopics,
} from './events';
export { ParticipationModule } from './participation.module';
export {
  type AddressedSupportPledgeItem,
  type SupportPledgeAudience,
  type SupportPledgeItem,
  SupportPledges,
} from './views/support-pledges/support-pledges.queries';
export type {
  CauseCarrier,
  CauseImport,
  CausePlace,
  VolunteeringCauseItem,
} from './views/volunteering-causes/cause-item';
export type {
  CauseBox,
  CauseOrder,
  CauseSearch,
  ChosenCauses,
  WantedCauses,
} from './views/volunteering-causes/cause-statements';
export { type CausePoint, VolunteeringCauses } from './views/volunteering-causes/volunteering-causes.queries';

export const commands: readonly AnyCommand[] = Object.values(domain);

export const projections = (numberings: Numberings): readonly Projection[] => [
  pledgeableCampaigns,
  supportPledges,
  volunteeringCauses(numberings['volunteering-cause'] ?? []),
];
