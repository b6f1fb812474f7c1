import { accept, changesOf, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { OrganisationProfile } from '../events';
import { organisationSlugHolder } from './facts';
import { personsOf, sealedName } from './named-person';
import { organisation, organisationStream } from './organisation';
import { refuse } from './refusals';
import { address as webAddress, id, namedPerson, place, slug, texts, words } from './shapes';

export const changeOrganisation = defineCommand({
  name: 'campaigns.ChangeOrganisation',
  summary:
    'Changes what is known of an organisation; what is left out stays, what is given replaces the part whole.',
  schema: z.strictObject({
    organisationId: id,
    name: words(200).optional(),
    slug: slug.optional(),
    description: texts(20_000).optional(),
    address: place.optional(),
    taxDeductible: z.boolean().optional(),
    contact: namedPerson.nullable().optional(),
    logo: webAddress.nullable().optional(),
    website: webAddress.nullable().optional(),
    taxId: words(50).nullable().optional().describe('Its tax number.'),
  }),
  stream: organisationStream,
  decider: organisation,
  persons: ({ contact }) => personsOf(contact),
  async facts(command, read) {
    const holder = command.slug === undefined ? undefined : await read(organisationSlugHolder, command.slug);
    return { slugTaken: holder !== undefined && holder !== command.organisationId };
  },
  decide(state, { organisationId, ...wanted }, { slugTaken }, { now, seal }) {
    if (state.status === 'absent') return refuse('campaigns.organisation-unknown');
    if (slugTaken) return refuse('campaigns.slug-taken');
    const changes = changesOf<OrganisationProfile>(state.profile, {
      ...wanted,
      contact: sealedName(wanted.contact, seal),
    });
    if (changes === undefined) return accept();
    return accept({
      type: 'campaigns.OrganisationChanged',
      data: { organisationId, changes, changedAt: now.toISOString() },
    });
  },
});
