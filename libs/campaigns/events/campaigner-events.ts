import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, numbers, sealed } from './shapes';

export const campaignerEvents = {
  'campaigns.CampaignerRegistered': z.strictObject({
    campaignerId: id,
    name: sealed,
    description: sealed,
    location: sealed.nullable(),
    avatar: sealed.nullable(),
    registeredAt: instant,
    numbers: numbers.optional(),
  }),
};

export type CampaignerEvent = EventsOf<typeof campaignerEvents>;
/** A team or person may now run campaigns. */
export type CampaignerRegistered = EventOf<typeof campaignerEvents, 'campaigns.CampaignerRegistered'>;
