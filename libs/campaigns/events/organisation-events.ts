import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, namedPerson, numbers, place, texts } from './shapes';

const profile = z.strictObject({
  name: z.string(),
  slug: z.string(),
  description: texts,
  address: place,
  taxDeductible: z.boolean(),
  contact: namedPerson.nullable(),
  logo: z.string().nullable(),
  website: z.string().nullable(),
  taxId: z.string().nullable().optional(),
});

export const organisationEvents = {
  'campaigns.OrganisationRegistered': profile.extend({
    organisationId: id,
    registeredAt: instant,
    numbers: numbers.optional(),
  }),
  'campaigns.OrganisationChanged': z.strictObject({
    organisationId: id,
    changes: profile.partial(),
    changedAt: instant,
  }),
};

export type OrganisationProfile = z.infer<typeof profile>;
export type OrganisationEvent = EventsOf<typeof organisationEvents>;
/** A charity is known that campaigns may be carried by. */
export type OrganisationRegistered = EventOf<typeof organisationEvents, 'campaigns.OrganisationRegistered'>;
/** Some of what is known of the organisation is other now; only that is named. */
export type OrganisationChanged = EventOf<typeof organisationEvents, 'campaigns.OrganisationChanged'>;
