import { accept, changesOf, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { organisationKnown } from './facts';
import { refuse } from './refusals';
import { id } from './shapes';
import {
  flawOf,
  offerParts,
  sealedContact,
  volunteeringCause,
  volunteeringCauseStream,
} from './volunteering-cause';

export const changeVolunteeringOffer = defineCommand({
  name: 'participation.ChangeVolunteeringOffer',
  summary: 'Changes an offer; what is left out stays, what is given replaces the part whole.',
  schema: z.strictObject({ ...z.strictObject(offerParts).partial().shape, causeId: id }),
  stream: volunteeringCauseStream,
  decider: volunteeringCause,
  persons: ({ causeId }) => [causeId],
  async facts({ organisationId }, read) {
    if (organisationId === undefined || organisationId === null) return { organisationKnown: true };
    return { organisationKnown: await read(organisationKnown, organisationId) };
  },
  decide(state, { causeId, ...asked }, facts, { now, seal }) {
    if (state.status === 'absent') return refuse('participation.cause-unknown');
    if (state.status === 'withdrawn') return refuse('participation.cause-withdrawn');
    const { contact } = asked;
    const wanted = { ...asked, contact: contact && sealedContact(seal, causeId, contact) };
    const changes = changesOf(state.offer, wanted);
    if (changes === undefined) return accept();
    const flaw = flawOf({ ...state.offer, ...changes });
    if (flaw !== undefined) return refuse(flaw);
    if (!facts.organisationKnown) return refuse('participation.organisation-unknown');
    return accept({
      type: 'participation.VolunteeringOfferChanged',
      data: { causeId, changes, changedAt: now.toISOString() },
    });
  },
});
