import { campaignEvents } from './campaign-events';
import { campaignerEvents } from './campaigner-events';
import { needEvents } from './need-events';
import { organisationEvents } from './organisation-events';
import { seriesEvents } from './series-events';

export * from './campaign-events';
export * from './campaigner-events';
export * from './need-events';
export * from './organisation-events';
export * from './series-events';
export type { NamedPerson, Place } from './shapes';

/** Every event that campaigns ever writes. */
export const campaignsEvents = {
  ...seriesEvents,
  ...campaignerEvents,
  ...organisationEvents,
  ...campaignEvents,
  ...needEvents,
};
