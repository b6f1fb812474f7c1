import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, numbers, place, sealed, texts } from './shapes';
import { volunteeringActivities, volunteeringTopics } from './volunteering-codes';

const offer = z.strictObject({
  title: texts,
  description: texts,
  organisationId: id.nullable(),
  location: place,
  contact: z
    .strictObject({
      name: sealed.nullable(),
      phone: sealed.nullable(),
      email: sealed.nullable(),
      picture: sealed.nullable(),
    })
    .nullable(),
  vacancies: z.int(),
  topics: z.array(z.enum(volunteeringTopics)),
  activities: z.array(z.enum(volunteeringActivities)),
  picture: z.string().nullable(),
  pictureCaption: z.string().nullable(),
  begins: z.iso.date().nullable(),
  ends: z.iso.date().nullable(),
  imported: z
    .strictObject({
      from: z.string(),
      kind: z.string(),
      id: z.string(),
      createdAt: instant.nullable(),
      updatedAt: instant.nullable(),
      importedAt: instant,
    })
    .nullable(),
});

export const volunteeringEvents = {
  'participation.VolunteeringOffered': offer.extend({
    causeId: id,
    offeredAt: instant,
    numbers: numbers.optional(),
  }),
  'participation.VolunteeringOfferChanged': z.strictObject({
    causeId: id,
    changes: offer.partial(),
    changedAt: instant,
  }),
  'participation.VolunteeringOfferWithdrawn': z.strictObject({ causeId: id, withdrawnAt: instant }),
};

export type VolunteeringOffer = z.infer<typeof offer>;
export type VolunteeringEvent = EventsOf<typeof volunteeringEvents>;
/** People can give time to a cause. */
export type VolunteeringOffered = EventOf<typeof volunteeringEvents, 'participation.VolunteeringOffered'>;
/** Some of the offer is other now; only that is named. */
export type VolunteeringOfferChanged = EventOf<
  typeof volunteeringEvents,
  'participation.VolunteeringOfferChanged'
>;
/** The cause looks for nobody any more and is not shown. */
export type VolunteeringOfferWithdrawn = EventOf<
  typeof volunteeringEvents,
  'participation.VolunteeringOfferWithdrawn'
>;
