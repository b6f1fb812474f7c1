import { campaignEvents } from './campaign-events';
import { campaignerEvents } from './campaigner-events';
import { seriesEvents } from './series-events';

export * from './campaign-events';
export * from './campaigner-events';
export * from './series-events';

/** Every event that campaigns ever writes. */
export const campaignsEvents = { ...seriesEvents, ...campaignerEvents, ...campaignEvents };
