import { change, projection, put } from '@almoner/readstore';
import type { ApplicationEvent, GrantEvent } from '../../events';
import { ApplicationRow, GrantRow } from './applications.table';

export const applications = projection<ApplicationEvent | GrantEvent>('applications', {
  version: 1,
  tables: [ApplicationRow, GrantRow],
  on: {
    'identity.ApplicationRegistered': ({ data }) => [
      put(ApplicationRow, {
        applicationId: data.applicationId,
        publicId: data.publicId,
        name: data.name,
        secretDigest: data.secretDigest,
        redirectPrefixes: JSON.stringify(data.redirectPrefixes),
      }),
    ],
    'identity.RedirectPrefixesSet': ({ data: { applicationId, redirectPrefixes } }) => [
      change(
        ApplicationRow,
        { applicationId },
        { set: { redirectPrefixes: JSON.stringify(redirectPrefixes) } },
      ),
    ],
    'identity.ApplicationSecretRotated': ({ data: { applicationId, secretDigest } }) => [
      change(ApplicationRow, { applicationId }, { set: { secretDigest } }),
    ],
    'identity.ApplicationRevoked': ({ data: { applicationId } }) => [
      change(ApplicationRow, { applicationId }, { set: { revoked: true } }),
    ],
    'identity.ConsentGranted': ({ data: { grantId, applicationId, personId } }) => [
      put(GrantRow, { grantId, applicationId, personId }),
    ],
    'identity.GrantRevoked': ({ data: { grantId } }) => [
      change(GrantRow, { grantId }, { set: { revoked: true } }),
    ],
  },
});
