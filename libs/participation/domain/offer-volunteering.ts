import { accept, anyNumberGiven, defineCommand, isSame } from '@almoner/kernel';
import { z } from 'zod';
import { organisationKnown } from './facts';
import { refuse } from './refusals';
import { id, numbers } from './shapes';
import {
  flawOf,
  offerParts as parts,
  sealedContact,
  volunteeringCause,
  volunteeringCauseStream,
} from './volunteering-cause';

export const offerVolunteering = defineCommand({
  name: 'participation.OfferVolunteering',
  summary: 'Offers a cause that people can give time to; the person to talk to is sealed under the cause.',
  schema: z.strictObject({
    ...parts,
    causeId: id,
    organisationId: parts.organisationId.default(null),
    contact: parts.contact.default(null),
    topics: parts.topics.default([]),
    activities: parts.activities.default([]),
    picture: parts.picture.default(null),
    pictureCaption: parts.pictureCaption.default(null),
    begins: parts.begins.default(null),
    ends: parts.ends.default(null),
    imported: parts.imported.default(null),
    numbers,
  }),
  stream: volunteeringCauseStream,
  decider: volunteeringCause,
  creates: true,
  persons: ({ causeId }) => [causeId],
  async facts({ organisationId, numbers: brought }, read) {
    const [known, numberTaken] = await Promise.all([
      organisationId === null || read(organisationKnown, organisationId),
      anyNumberGiven(read, 'volunteering-cause', brought),
    ]);
    return { organisationKnown: known, numberTaken };
  },
  decide(state, { causeId, numbers: brought, ...asked }, facts, { now, seal }) {
    const offer = { ...asked, contact: sealedContact(seal, causeId, asked.contact) };
    if (state.status !== 'absent') {
      return isSame(state.offer, offer) ? accept() : refuse('participation.cause-taken');
    }
    const flaw = flawOf(offer);
    if (flaw !== undefined) return refuse(flaw);
    if (!facts.organisationKnown) return refuse('participation.organisation-unknown');
    if (facts.numberTaken) return refuse('participation.number-taken');
    return accept({
      type: 'participation.VolunteeringOffered',
      data: { ...offer, causeId, offeredAt: now.toISOString(), numbers: brought },
    });
  },
});
