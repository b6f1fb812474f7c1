import { campaignEvents } from './campaign-events';
import { campaignerEvents } from './campaigner-events';
import { contestEvents } from './contest-events';
import { fundraisingEventEvents } from './fundraising-event-events';
import { needEvents } from './need-events';
import { organisationEvents } from './organisation-events';
import { pageUpdateEvents } from './page-update-events';
import { participantEvents } from './participant-events';
import { pictureEvents } from './picture-events';
import { seriesEvents } from './series-events';
import { teamEvents } from './team-events';
import { updateEvents } from './update-events';

export * from './campaign-events';
export * from './campaigner-events';
export * from './contest-events';
export * from './fundraising-event-events';
export * from './need-events';
export * from './organisation-events';
export * from './page-update-events';
export * from './participant-events';
export * from './picture-events';
export * from './series-events';
export * from './team-events';
export * from './update-events';
export type { NamedPerson, PageAccess, Place } from './shapes';

/** Every event that campaigns ever writes. */
export const campaignsEvents = {
  ...seriesEvents,
  ...campaignerEvents,
  ...organisationEvents,
  ...campaignEvents,
  ...needEvents,
  ...pictureEvents,
  ...fundraisingEventEvents,
  ...contestEvents,
  ...updateEvents,
  ...participantEvents,
  ...teamEvents,
  ...pageUpdateEvents,
};
