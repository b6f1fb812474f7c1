import { accept, anyNumberGiven, defineCommand, isSame } from '@almoner/kernel';
import { z } from 'zod';
import { fundraisingEventSlugHolder, organisationKnown } from './facts';
import { fundraisingEvent, fundraisingEventStream } from './fundraising-event';
import { fundraisingEventProfile as profile } from './fundraising-event-shapes';
import { personsOf, sealedName } from './named-person';
import { refuse } from './refusals';
import { id, numbers } from './shapes';

export const startFundraisingEvent = defineCommand({
  name: 'campaigns.StartFundraisingEvent',
  summary: 'Lets a person gather money that is forwarded to campaigns, on behalf of an organisation perhaps.',
  schema: z.strictObject({
    ...profile,
    fundraisingEventId: id,
    organisationId: id.nullable().default(null).describe('The organisation that it is run for.'),
    clientId: id.nullable().default(null).describe('The client whose site it belongs to.'),
    goalEurMinor: profile.goalEurMinor.default(null),
    taxDeductible: profile.taxDeductible.default(false),
    profilePicture: profile.profilePicture.default(null),
    rank: profile.rank.default(0),
    numbers,
  }),
  stream: fundraisingEventStream,
  decider: fundraisingEvent,
  creates: true,
  persons: ({ manager }) => personsOf(manager),
  async facts({ slug, organisationId, numbers: brought }, read) {
    const [holder, known, numberTaken] = await Promise.all([
      read(fundraisingEventSlugHolder, slug),
      organisationId === null || read(organisationKnown, organisationId),
      anyNumberGiven(read, 'fundraising-event', brought),
    ]);
    return { slugTaken: holder !== undefined, organisationKnown: known, numberTaken };
  },
  decide(state, command, facts, { now, seal }) {
    const { fundraisingEventId, organisationId, clientId, numbers: brought, ...words } = command;
    const told = { ...words, manager: sealedName(words.manager, seal) };
    if (state.status !== 'absent') {
      const same =
        isSame(state.profile, told) && state.organisationId === organisationId && state.clientId === clientId;
      return same ? accept() : refuse('campaigns.fundraising-event-taken');
    }
    if (!facts.organisationKnown) return refuse('campaigns.organisation-unknown');
    if (facts.slugTaken) return refuse('campaigns.slug-taken');
    if (facts.numberTaken) return refuse('campaigns.number-taken');
    const startedAt = now.toISOString();
    return accept({
      type: 'campaigns.FundraisingEventStarted',
      data: { ...told, fundraisingEventId, organisationId, clientId, startedAt, numbers: brought },
    });
  },
});
