import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, sealed } from './shapes';

export const personEvents = {
  'identity.PersonRegistered': z.strictObject({
    personId: id,
    name: sealed,
    email: sealed.nullable(),
    registeredAt: instant,
  }),
};

export type PersonEvent = EventsOf<typeof personEvents>;
/** Somebody is known to the organisation: donor, campaigner, resident, manager. */
export type PersonRegistered = EventOf<typeof personEvents, 'identity.PersonRegistered'>;
