import { type Decider, type Seal, inLanguage, languages } from '@almoner/kernel';
import { z } from 'zod';
import {
  type VolunteeringEvent,
  type VolunteeringOffer,
  volunteeringActivities,
  volunteeringTopics,
} from '../events';
import { place, texts, webAddress, words } from './shapes';

export type VolunteeringCause =
  | { readonly status: 'absent' }
  | { readonly status: 'offered' | 'withdrawn'; readonly offer: VolunteeringOffer };

export const volunteeringCause: Decider<VolunteeringCause, VolunteeringEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    if (event.type === 'participation.VolunteeringOffered') {
      const { causeId: _, offeredAt: __, numbers: ___, ...offer } = event.data;
      return { status: 'offered', offer };
    }
    if (state.status === 'absent') throw new Error(`${event.type} stands before the offer`);
    switch (event.type) {
      case 'participation.VolunteeringOfferChanged':
        return { ...state, offer: { ...state.offer, ...event.data.changes } };
      case 'participation.VolunteeringOfferWithdrawn':
        return { ...state, status: 'withdrawn' };
      default:
        return event satisfies never;
    }
  },
};

export const volunteeringCauseStream = (command: { causeId: string }) =>
  `volunteering_cause-${command.causeId}`;

/** A cause belongs to few topics and activities, each named once. */
const few = <const Code extends string>(codes: readonly Code[]) =>
  z
    .array(z.enum(codes))
    .max(4)
    .refine((given) => new Set(given).size === given.length, 'a code comes twice');

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());

const contact = z.strictObject({
  name: words(200).nullable().default(null),
  phone: words(100).nullable().default(null),
  email: z.email().max(320).nullable().default(null),
  picture: webAddress.nullable().default(null),
});

const imported = z.strictObject({
  from: words(100),
  kind: words(100),
  id: words(200),
  createdAt: instant.nullable().default(null),
  updatedAt: instant.nullable().default(null),
  importedAt: instant,
});

/** The parts of an offer as commands take them. */
export const offerParts = {
  title: texts(300),
  description: texts(20_000),
  organisationId: z.uuid().toLowerCase().nullable(),
  location: place,
  contact: contact.nullable(),
  vacancies: z.int().min(0).max(1_000_000),
  topics: few(volunteeringTopics),
  activities: few(volunteeringActivities),
  picture: webAddress.nullable(),
  pictureCaption: words(500).nullable(),
  begins: z.iso.date().nullable(),
  ends: z.iso.date().nullable(),
  imported: imported.nullable(),
};

/** Sealed under the cause: erasing the contact leaves the offer. */
export function sealedContact(
  seal: Seal,
  causeId: string,
  given: z.infer<typeof contact> | null,
): VolunteeringOffer['contact'] {
  if (given === null) return null;
  const hidden = (value: string | null) => (value === null ? null : seal(causeId, value));
  return {
    name: hidden(given.name),
    phone: hidden(given.phone),
    email: hidden(given.email),
    picture: hidden(given.picture),
  };
}

const titleMax = 100;

/** What no offer may be, whether it is made or changed so. */
export function flawOf({ title, imported: source, begins, ends }: VolunteeringOffer) {
  const isLong = languages.some((language) => inLanguage(title, language).length > titleMax);
  if (isLong && source === null) return 'participation.title-too-long';
  // An open side is before, or after, every day.
  if ((begins ?? '') > (ends ?? '~')) return 'participation.ends-before-beginning';
  return undefined;
}
