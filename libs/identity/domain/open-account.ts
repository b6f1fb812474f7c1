import { accept, anyNumberGiven, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { accountSlugHolder } from './facts';
import { person } from './person';
import { refuse } from './refusals';
import { address, id, numbers } from './shapes';

export const openAccount = defineCommand({
  name: 'identity.OpenAccount',
  summary:
    'Gives a person a public page: an address for it, a picture, and a number on surfaces that show one.',
  schema: z.strictObject({
    personId: id,
    slug: z
      .string()
      .regex(/^[a-z0-9]+([_-][a-z0-9]+)*$/)
      .max(100)
      .describe('It may tell the name, so events hold it sealed.'),
    picture: address.nullable().default(null),
    numbers,
  }),
  stream: ({ personId }) => `person-${personId}`,
  decider: person,
  persons: ({ personId }) => [personId],
  async facts({ slug, numbers: brought }, read) {
    const [holder, numberTaken] = await Promise.all([
      read(accountSlugHolder, slug),
      anyNumberGiven(read, 'person', brought),
    ]);
    return { holder, numberTaken };
  },
  decide(state, { personId, slug, picture, numbers: brought }, { holder, numberTaken }, { now, seal }) {
    if (state.status === 'absent') return refuse('identity.person-unknown');
    const sealedSlug = seal(personId, slug);
    const sealedPicture = picture === null ? null : seal(personId, picture);
    const { account } = state;
    if (account !== undefined) {
      const same = account.slug.text === sealedSlug.text && account.picture?.text === sealedPicture?.text;
      return same ? accept() : refuse('identity.account-taken');
    }
    if (holder !== undefined) return refuse('identity.slug-taken');
    if (numberTaken) return refuse('identity.number-taken');
    return accept({
      type: 'identity.AccountOpened',
      data: {
        personId,
        slug: sealedSlug,
        picture: sealedPicture,
        openedAt: now.toISOString(),
        numbers: brought,
      },
    });
  },
});
