import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { apiClient, apiClientStream } from './api-client';
import { refuse } from './refusals';
import { isSameContact, sealedContact } from './register-client';
import { callbackUrl, contact, id, words } from './shapes';

export const changeClient = defineCommand({
  name: 'identity.ChangeClient',
  summary: 'Changes what is known of a partner site; what is left out stays, and the permalink always does.',
  schema: z.strictObject({
    clientId: id,
    name: words(200).optional(),
    contact: contact.nullable().optional(),
    callbackUrl: callbackUrl.nullable().optional(),
    donationForm: z.boolean().optional(),
  }),
  stream: apiClientStream,
  decider: apiClient,
  persons: ({ clientId }) => [clientId],
  decide({ registration }, { clientId, contact: person, ...wanted }, _facts, { seal }) {
    if (registration === undefined) return refuse('identity.client-unknown');
    const { entry } = registration;
    const plain = Object.fromEntries(
      Object.entries(wanted).filter(
        ([part, value]) => value !== undefined && entry[part as keyof typeof wanted] !== value,
      ),
    ) as typeof wanted;
    const asked = person === undefined ? entry.contact : sealedContact(seal, clientId, person);
    const changes = isSameContact(entry.contact, asked) ? plain : { ...plain, contact: asked };
    if (Object.keys(changes).length === 0) return accept();
    return accept({ type: 'identity.ClientChanged', data: { clientId, changes } });
  },
});
