import type { Open } from '@almoner/kernel';
import { change, projection, put } from '@almoner/readstore';
import type { ApiClientEvent, ClientRegistered } from '../../events';
import { ClientRow } from './clients.table';

export const clients = projection<ApiClientEvent>('clients', {
  version: 1,
  tables: [ClientRow],
  on: {
    'identity.ClientRegistered': ({ data, position }, { open }) => [
      put(ClientRow, {
        clientId: data.clientId,
        permalink: data.permalink,
        name: data.name,
        secretDigest: data.secretDigest,
        ...contactColumns(data.contact, open),
        callbackUrl: data.callbackUrl,
        donationForm: data.donationForm,
        registeredAt: Date.parse(data.registeredAt),
        version: position,
      }),
    ],
    'identity.ClientChanged': ({ data: { clientId, changes }, position }, { open }) => {
      const { contact, ...plain } = changes;
      const told = contact === undefined ? {} : contactColumns(contact, open);
      return [change(ClientRow, { clientId }, { set: { ...plain, ...told, version: position } })];
    },
    'identity.ClientSecretRotated': ({ data, position }) => [
      change(
        ClientRow,
        { clientId: data.clientId },
        {
          set: {
            secretDigest: data.secretDigest,
            previousDigest: data.previousDigest,
            previousUntil: Date.parse(data.previousUntil),
            version: position,
          },
        },
      ),
    ],
    'identity.ClientRevoked': ({ data: { clientId }, position }) => [
      change(ClientRow, { clientId }, { set: { revoked: true, version: position } }),
    ],
  },
});

function contactColumns(contact: ClientRegistered['data']['contact'], open: Open) {
  return { contactName: open(contact?.name), contactEmail: open(contact?.email) };
}
