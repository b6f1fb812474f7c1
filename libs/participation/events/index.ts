import { supportPledgeEvents } from './support-pledge-events';
import { volunteeringEvents } from './volunteering-events';

export * from './support-pledge-events';
export * from './volunteering-codes';
export * from './volunteering-events';

/** Every event that participation ever writes. */
export const participationEvents = { ...supportPledgeEvents, ...volunteeringEvents };
