import { accept, anyNumberGiven, defineCommand, isSame } from '@almoner/kernel';
import { z } from 'zod';
import { organisationSlugHolder } from './facts';
import { personsOf, sealedName } from './named-person';
import { organisation, organisationStream } from './organisation';
import { refuse } from './refusals';
import { address as webAddress, id, namedPerson, numbers, place, slug, texts, words } from './shapes';

export const registerOrganisation = defineCommand({
  name: 'campaigns.RegisterOrganisation',
  summary: 'Makes a charity known that carries campaigns.',
  schema: z.strictObject({
    organisationId: id,
    name: words(200),
    slug,
    description: texts(20_000),
    address: place,
    taxDeductible: z.boolean().default(false),
    contact: namedPerson.nullable().default(null).describe('Its name is shown, and sealed under the person.'),
    logo: webAddress.nullable().default(null),
    website: webAddress.nullable().default(null),
    taxId: words(50).nullable().optional().describe('Its tax number.'),
    numbers,
  }),
  stream: organisationStream,
  decider: organisation,
  creates: true,
  persons: ({ contact }) => personsOf(contact),
  async facts({ slug: wanted, numbers: brought }, read) {
    const [holder, numberTaken] = await Promise.all([
      read(organisationSlugHolder, wanted),
      anyNumberGiven(read, 'organisation', brought),
    ]);
    return { slugTaken: holder !== undefined, numberTaken };
  },
  decide(state, { organisationId, numbers: brought, ...words }, { slugTaken, numberTaken }, { now, seal }) {
    const profile = { ...words, contact: sealedName(words.contact, seal) };
    if (state.status === 'registered') {
      return isSame(state.profile, profile) ? accept() : refuse('campaigns.organisation-taken');
    }
    if (slugTaken) return refuse('campaigns.slug-taken');
    if (numberTaken) return refuse('campaigns.number-taken');
    return accept({
      type: 'campaigns.OrganisationRegistered',
      data: { ...profile, organisationId, registeredAt: now.toISOString(), numbers: brought },
    });
  },
});
