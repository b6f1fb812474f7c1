import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, numbers, pageAccess } from './shapes';

const words = z.strictObject({
  name: z.string(),
  picture: z.string().nullable(),
  goalMinor: z.int().nonnegative().nullable(),
  header: z.string().nullable(),
  html: z.string().nullable(),
});

const known = z.strictObject({ campaignId: id, teamId: id });

export const teamEvents = {
  'campaigns.TeamCreated': words.extend({
    campaignId: id,
    seriesId: id,
    teamId: id,
    pageId: id,
    access: pageAccess,
    /** Who starts it joins it; an organiser who sets it up for others does not. */
    founderId: id.nullable(),
    captainIds: z.array(id),
    createdAt: instant,
    numbers: numbers.optional(),
    pageNumbers: numbers.optional(),
  }),
  'campaigns.TeamChanged': known.extend({ changes: words.partial(), changedAt: instant }),
  'campaigns.TeamPageAccessSet': known.extend({ access: pageAccess, setAt: instant }),
  'campaigns.CaptainsNamed': known.extend({ captainIds: z.array(id), namedAt: instant }),
  'campaigns.TeamRemoved': known.extend({ removedAt: instant }),
};

export type TeamEvent = EventsOf<typeof teamEvents>;
/** Participants of a campaign raise money together, on a page of the team's. */
export type TeamCreated = EventOf<typeof teamEvents, 'campaigns.TeamCreated'>;
/** Some of the team or its page is other now; only that is named. */
export type TeamChanged = EventOf<typeof teamEvents, 'campaigns.TeamChanged'>;
/** Who may see the team's page is other now. */
export type TeamPageAccessSet = EventOf<typeof teamEvents, 'campaigns.TeamPageAccessSet'>;
/** The team's captains, all of them. One who is not on the team leads it only once they are. */
export type CaptainsNamed = EventOf<typeof teamEvents, 'campaigns.CaptainsNamed'>;
/** The team is no more; its members go on alone, and gifts stay credited as they were. */
export type TeamRemoved = EventOf<typeof teamEvents, 'campaigns.TeamRemoved'>;
