import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, numbers, sealed } from './shapes';

export const personEvents = {
  'identity.PersonRegistered': z.strictObject({
    personId: id,
    name: sealed,
    email: sealed.nullable(),
    registeredAt: instant,
  }),
  'identity.AccountOpened': z.strictObject({
    personId: id,
    slug: sealed,
    picture: sealed.nullable(),
    openedAt: instant,
    numbers: numbers.optional(),
  }),
};

export type PersonEvent = EventsOf<typeof personEvents>;
/** Somebody is known to the organisation: donor, campaigner, resident, manager. */
export type PersonRegistered = EventOf<typeof personEvents, 'identity.PersonRegistered'>;
/** The person has a public page. */
export type AccountOpened = EventOf<typeof personEvents, 'identity.AccountOpened'>;
