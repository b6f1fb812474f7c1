import { supportPledgeEvents } from './support-pledge-events';

export * from './support-pledge-events';

/** Every event that participation ever writes. */
export const participationEvents = { ...supportPledgeEvents };
