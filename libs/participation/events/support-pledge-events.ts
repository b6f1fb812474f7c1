import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, sealed } from './shapes';

const pledge = z.strictObject({ supportPledgeId: id, campaignId: id, personId: id, backer: z.string() });

export const supportPledgeEvents = {
  'participation.SupportPledged': pledge.extend({
    name: sealed,
    email: sealed,
    avatar: sealed.nullable(),
    pledgedAt: instant,
  }),
  'participation.SupportPledgeCancelled': pledge.extend({ cancelledAt: instant }),
};

export type SupportPledgeEvent = EventsOf<typeof supportPledgeEvents>;
/** Somebody promised to take part in a campaign, and backs it until the promise is cancelled. */
export type SupportPledged = EventOf<typeof supportPledgeEvents, 'participation.SupportPledged'>;
/** The promise is taken back. */
export type SupportPledgeCancelled = EventOf<
  typeof supportPledgeEvents,
  'participation.SupportPledgeCancelled'
>;
